using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Import;
using Portal.Application.Publishing;
using Portal.Application.Reports;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;
using Portal.Domain.Reports;

namespace Portal.Application.Tests.Data;

internal static partial class SqlServerCalls
{
    private static Dictionary<string, Func<Task>> Moving(IServiceProvider s)
    {
        T Get<T>() where T : notnull => s.GetRequiredService<T>();
        var db = Get<PortalDbContext>();
        var by = new Stamp(1, Now);
        return new()
        {
            ["SiteRedirects.FindAsync"] = () => Get<SiteRedirects>().FindAsync("/Old/1.html?id=5", default),
            ["PublishingGate.WaitingAddressesAsync"] = () => Get<PublishingGate>().WaitingAddressesAsync(default),
            ["OldAddressDesk.FindAsync"] = () => Get<OldAddressDesk>().FindAsync(1, default),
            ["OldAddressDesk.LineAsync"] = () => Get<OldAddressDesk>().LineAsync(1, default),
            ["OldAddressDesk.PageAsync"] = async () =>
            {
                await Get<OldAddressDesk>().PageAsync(new OldAddressQuestion("/old", true, 5), default);
                await foreach (var line in Get<OldAddressDesk>().AllAsync(new OldAddressQuestion(null, null), default)) Assert.NotNull(line);
            },
            ["OldAddressDesk.WhyNotAsync"] = async () =>
            {
                await Get<OldAddressDesk>().WhyNotAsync("/old/1.html", "/columns/news", 0, default);
                await Get<OldAddressDesk>().WhyNotAsync("/old/2.html", "/documents/0-1", 0, default);
                await Get<OldAddressDesk>().WhyNotAsync("/old/3.html", "000000000/2026-00001", 0, default);
            },
            ["OldAddressDesk.CreateAsync"] = () => Get<OldAddressDesk>().CreateAsync("/old/1.html", "/documents", by, default),
            ["OldAddressDesk.ChangeAsync"] = () => Get<OldAddressDesk>().ChangeAsync(Address(), 0, "/documents", by, default),
            ["OldAddressDesk.RemoveAsync"] = () => Get<OldAddressDesk>().RemoveAsync(Address(), 0, by, default),
            ["OldAddressPaste.RunAsync"] = () => Get<OldAddressPaste>().RunAsync("/old/1.html /documents\n/old/2.html /columns/news", by, default),
            ["PaperImport.KnownAsync"] = () => Get<PaperImport>().KnownAsync(new string('0', 64), default),
            ["SheetImport.RunAsync"] = () => Get<SheetImport>().RunAsync(new OnePaper(), "目录.csv",
                PaperSheet.Read("目录.csv", Encoding.UTF8.GetBytes("文件名,索引号,原网址\n通知.txt,0/1,/old/1.html\n没有.txt,,")), new ImportTarget(1, 1, Everybody), true, (_, _) => { }, default),
            ["ChannelDesk.ListAsync"] = () => Get<ChannelDesk>().ListAsync(1, default),
            ["ChannelDesk.RecordAsync"] = () => Get<ChannelDesk>().RecordAsync(Tracked(EditionState.Published), Channel.Press, new DateOnly(2026, 3, 1), "日报", Everybody, default),
            ["ChannelDesk.StrikeAsync"] = () => Get<ChannelDesk>().StrikeAsync(Tracked(EditionState.Published), 1, "登记错了", Everybody, default),
            ["FiguresReading.ReadAsync"] = () => Get<FiguresReading>().ReadAsync(new YearMonth(2025, 12), new YearMonth(2026, 3), 1, default),
            ["ImportReports.ListAsync"] = () => Get<ImportReports>().ListAsync([1, 2], default),
            ["ImportReports.FindAsync"] = () => Get<ImportReports>().FindAsync(1, null, default),
            ["ImportReports.PageAsync"] = async () =>
            {
                await Get<ImportReports>().PageAsync(1, ImportStatus.Refused, 5, default);
                await foreach (var line in Get<ImportReports>().AllAsync(1, default)) Assert.NotNull(line);
            },
        };

        Document Tracked(EditionState state)
        {
            var document = In(state);
            db.Attach(document);
            return document;
        }

        OldAddress Address()
        {
            var address = OldAddress.ToPage("/old/1.html", "/columns/news");
            db.Attach(address);
            return address;
        }
    }

    private sealed class OnePaper : PaperFolder
    {
        public OnePaper() => Hold(["通知.txt"]);

        protected override long LengthOf(string path) => 1;

        protected override Task<byte[]> ReadAsync(string path, CancellationToken token) => Task.FromResult(Encoding.UTF8.GetBytes("关于开会的通知\n各单位：\n正文。"));
    }
}
