using Portal.Application.Publishing;

namespace Portal.Application.Search;

/// <summary>What is asked for: words as <see cref="SearchWords.Clean"/> leaves them, empty for any; and what the list is narrowed to.</summary>
public sealed record RecordQuestion(string Words, RecordFilter Filter);

/// <summary>
/// Finds listed records by words and by what no index of the database answers, newest first, by the lists' keys (<see cref="ListKey"/>).
/// A page may hold fewer than asked for and go on all the same: only where <see cref="RecordList.Next"/> is null is the end.
/// </summary>
public interface IRecordSearch
{
    Task<RecordList> FindAsync(RecordQuestion question, string? after, int limit, CancellationToken token);
}
