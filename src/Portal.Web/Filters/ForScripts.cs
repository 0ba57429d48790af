using Microsoft.AspNetCore.Mvc;

namespace Portal.Web.Filters;

/// <summary>A page's own script asks for JSON and gets every no as problem details, with the words to show.</summary>
public static class ForScripts
{
    public static bool Asks(HttpRequest request) => request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    public static ObjectResult Problem(int status, string title, string detail) =>
        new(new ProblemDetails { Status = status, Title = title, Detail = detail }) { StatusCode = status, ContentTypes = { "application/problem+json" } };
}
