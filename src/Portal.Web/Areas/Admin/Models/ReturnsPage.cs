using Portal.Domain.Documents;

namespace Portal.Web.Areas.Admin.Models;

public sealed record ReturnsPage(int Year, IReadOnlyList<(string Unit, ReturnReason Reason, int Count)> Rows);
