using Portal.Domain;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>What became of one pasted line. <paramref name="Why"/> is empty where it was taken.</summary>
public sealed record PastedLine(int Line, string Text, bool Taken, string Why);

/// <summary>Takes in many old addresses at once, "old new" a line: the good lines come in together, each wrong one is named.</summary>
public sealed class OldAddressPaste(OldAddressDesk desk)
{
    public const int MaxLines = 5000;
    private static readonly char[] Blanks = [' ', '\t', '\u3000'];

    /// <exception cref="RefusedException">There are too many lines; nothing was taken.</exception>
    public async Task<IReadOnlyList<PastedLine>> RunAsync(string text, Stamp by, CancellationToken token)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select((line, i) => (Number: i + 1, Text: line.Trim())).Where(l => l.Text.Length > 0).ToList();
        if (lines.Count > MaxLines) throw new RefusedException(new("TooManyLines", $"一次最多{MaxLines}行，这里有{lines.Count}行，请分几次"));
        var seen = new Dictionary<string, int>();
        var report = new List<PastedLine>(lines.Count);
        var taken = new List<OldAddress>();
        foreach (var (number, line) in lines)
        {
            if (await WhyNotAsync(number, line) is { } why) report.Add(new(number, line, false, why));
            else report.Add(new(number, line, true, ""));
        }
        if (taken.Count > 0) await desk.CreateAsync(taken, by, token);
        return report;

        async Task<string?> WhyNotAsync(int number, string line)
        {
            // Addresses may hold commas; a table saved as .csv has nothing else between its cells.
            var cells = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 1) cells = line.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries);
            if (cells is not [var old, var leadsTo]) return "一行应当是旧网址和新网址，中间用空格或者制表符隔开";
            var path = OldAddress.Normalise(old);
            if (path is not null && seen.TryGetValue(path, out var before)) return $"与第{before}行的旧网址重复";
            if (OldAddress.Normalise(leadsTo) is { } target && seen.TryGetValue(target, out before)) return $"新网址是第{before}行的旧网址，请直接填写最终的网址";
            try
            {
                taken.Add(await desk.NewAsync(old, leadsTo, token));
            }
            catch (RefusedException refused)
            {
                return refused.Refusal.Message;
            }
            seen.Add(path!, number);
            return null;
        }
    }
}
