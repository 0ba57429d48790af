using Portal.Domain.Documents;

namespace Portal.Web.Areas.Admin.Models;

public sealed record HistoryPage(Document Document, IReadOnlyDictionary<int, string> Names)
{
    public string Who(int id, int? behalf) => behalf is { } other && other != id ? $"{Names[id]}（代{Names[other]}）" : Names[id];

    /// <summary>Who opened what is not for everybody, the newest first (requirement B6).</summary>
    public IReadOnlyList<(DateTime At, string Who, int Edition, string What)> Seen =>
        [.. Document.Editions.SelectMany(e => e.Events.Where(v => v.What == EditionEvent.OriginalSeen).Select(v => (v.At, v.Id, Who(v.ById, v.OnBehalfOfId), e.Number, What: Named(e, v.Note))))
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Select(l => (l.At, l.Item3, l.Number, l.What))];

    // The history holds hashes; people know files by their names.
    private static string Named(Edition edition, string note) =>
        edition.Attachments.FirstOrDefault(a => note.EndsWith(a.Sha256, StringComparison.Ordinal)) is { } file ? "附件：" + file.Name : note;

    /// <summary>Steps and verdicts of an edition, the newest first.</summary>
    public IEnumerable<(DateTime At, string Who, string What, string Note)> Lines(Edition edition) =>
        edition.Events.Where(e => e.What != EditionEvent.OriginalSeen).Select(e => (e.At, e.Id, Who(e.ById, e.OnBehalfOfId), e.WhatInChinese, Note: (e.Reason is { } r ? r.Chinese() + "。" : "") + e.Note))
            .Concat(edition.Verdicts.Select(v => (v.At, v.Id, Who(v.ById, v.OnBehalfOfId), Review.Of(v), v.Note)))
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Select(l => (l.At, l.Item3, l.Item4, l.Item5));

    private static class Review
    {
        public static string Of(Domain.Review.GateVerdict v) =>
            $"第{v.Round}轮{Domain.Review.ReviewNames.Chinese(v.Gate)}：{Domain.Review.ReviewNames.Chinese(v.Verdict)}{(v.ReferredTo.Length > 0 ? v.ReferredTo : "")}";
    }
}

public sealed record ComparePage(Document Document, EditionDifferences Differences);
