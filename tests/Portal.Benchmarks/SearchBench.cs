using System.Diagnostics;
using System.Globalization;
using System.Text;
using Portal.Application.Search;
using Portal.Domain.Documents;

namespace Portal.Benchmarks;

/// <summary>The index alone, without the shelf: how fast it is built, how large it is, what a page of results costs.</summary>
internal static class SearchBench
{
    private const int TextBytes = 2048;

    public static void Run(int documents, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("portal-search-").FullName;
        try
        {
            var file = new IndexFile(Path.Combine(folder, "index.db"));
            var first = new DateOnly(2026, 11, 1).AddDays(-3650);
            Build(file, documents, first);
            Ask(file, rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Build(IndexFile file, int documents, DateOnly first)
    {
        var text = new FieldText(1);
        long size = 0;
        var watch = new Stopwatch();
        using (var connection = file.Create())
        {
            using (var transaction = connection.BeginTransaction())
            using (var writer = new IndexFile.Writer(connection, transaction))
            {
                for (var n = 1; n <= documents; n++)
                {
                    var day = first.AddDays((int)(3650L * n / documents));
                    var (title, subject) = text.Title(day);
                    var record = new IndexedRecord(n, $"000000000-{day.Year}-{n:00000}", $"000000000/{day.Year}-{n:00000}", title, $"云民发〔{day.Year}〕{n % 400}号", "云岭市民政局", subject, "", text.Body(TextBytes),
                        $"column{n % 14}", $"处室{n % 9}", day, DisclosureAttribute.Proactive, n % 20 == 0 ? Validity.Repealed : Validity.InForce, null);
                    size += Encoding.UTF8.GetByteCount(record.PlainText) + Encoding.UTF8.GetByteCount(record.Title);
                    watch.Start();
                    writer.Add(record, first);
                    watch.Stop();
                }
                watch.Start();
                transaction.Commit();
            }
            watch.Start();
            IndexFile.Finish(connection, documents, "");
            watch.Stop();
        }
        var bytes = new FileInfo(file.Path).Length;
        Row($"index of {documents:N0} items of {TextBytes} bytes", string.Create(CultureInfo.InvariantCulture, $"{documents / watch.Elapsed.TotalSeconds:0} items/s, {bytes / 1048576.0:0} MB, {(double)bytes / size:0.00} of the text"));
    }

    private static void Ask(IndexFile file, int rounds)
    {
        var synonyms = new Synonyms(["低保 最低生活保障", "养老院 养老机构 敬老院"]);
        foreach (var (what, words) in new[] { ("in every second text", "低保"), ("with a synonym", "最低生活保障"), ("four characters, common", "养老服务"), ("a long phrase", "残疾人两项补贴"), ("two words", "云溪区 老年助餐"), ("rare", "平坝镇关于提高高龄津贴"), ("a number", "云民发[2024]73号"), ("one character", "殡"), ("nothing", "没有这样的话题") })
        {
            foreach (var order in new[] { SearchOrder.Newest, SearchOrder.Relevance })
                Time($"“{words}” ({what}), {(order == SearchOrder.Newest ? "by date" : "default order")}", rounds, () => Find(file, words, order, null, synonyms));
            var deep = Find(file, words, SearchOrder.Relevance, null, synonyms);
            for (var n = 0; n < 20 && deep.Next is not null; n++) deep = Find(file, words, SearchOrder.Relevance, deep.Next, synonyms);
            if (deep.Next is { } next) Time($"“{words}”, page 21", rounds, () => Find(file, words, SearchOrder.Relevance, next, synonyms));
        }
        foreach (var typed in new[] { "养老", "最低生", "云溪区关于", "云民发〔2024〕1" })
            Time($"suggestions for “{typed}”", rounds, () =>
            {
                using var connection = file.Read();
                var (reading, match) = (new IndexReading(connection), SearchQuery.Of(typed, Synonyms.None).Match(new SearchFilter())!);
                return (reading.Titles(match, long.MaxValue, 50), typed.Any(char.IsDigit) ? [] : reading.Items("words", match, 50));
            });
        Time("did you mean, “最低生话保障”", Math.Max(1, rounds / 4), () =>
        {
            using var connection = file.Read();
            return Loosening.OneCharacterOff("最低生话保障", synonyms, new IndexReading(connection));
        });
    }

    private static FoundRows Find(IndexFile file, string words, SearchOrder order, string? after, Synonyms synonyms)
    {
        using var connection = file.Read();
        return new IndexSearch(new IndexReading(connection), SearchQuery.Of(words, synonyms), new SearchQuestion(words, new SearchFilter(), order, after, 20), new Dictionary<string, string>(), new DateOnly(2026, 11, 1)).Find();
    }

    private static void Time<T>(string what, int rounds, Func<T> act)
    {
        var times = new List<double>(rounds);
        for (var n = -5; n < rounds; n++)
        {
            var watch = Stopwatch.GetTimestamp();
            act();
            if (n >= 0) times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }
        times.Sort();
        Row(what, string.Create(CultureInfo.InvariantCulture, $"p50 {times[times.Count / 2]:0.0} ms, p99 {times[Math.Min(times.Count - 1, (int)(times.Count * 0.99))]:0.0} ms"));
    }

    private static void Row(string what, string value) => Console.WriteLine($"| {what} | {value} |");
}
