using System.Diagnostics;
using System.Globalization;
using System.Text;
using Portal.Domain.WorkPlans.Reading;
using Portal.Testing;

namespace Portal.Benchmarks;

/// <summary>How well and how fast plans are read: recall and precision by field over made plans, time for 60 KB and for a paste of 5 MB.</summary>
internal static class PlanBench
{
    private static readonly PlanNoise[] _noises = [PlanNoise.None, PlanNoise.Width, PlanNoise.LostBrackets, PlanNoise.Blanks, PlanNoise.Breaks, PlanNoise.PageNumbers, PlanNoise.Web, PlanNoise.All];

    public static void Run(int plans, bool misses)
    {
        var all = new PlanScore();
        Console.WriteLine($"| {plans} plans each | {string.Join(" | ", PlanScore.Fields)} |");
        Console.WriteLine($"| --- |{string.Concat(Enumerable.Repeat(" --- |", PlanScore.Fields.Length))}");
        foreach (var layout in Enum.GetValues<PlanLayout>()) Row(layout.ToString(), Enumerable.Range(0, plans).Select(n => (layout, _noises[n % _noises.Length], n)), all);
        foreach (var noise in _noises) Row($"noise: {noise}", Enumerable.Range(0, plans).Select(n => ((PlanLayout)(n % 6), noise, n + 100_000)), all);
        Print("all", all);
        if (misses)
            foreach (var miss in all.Misses) Console.WriteLine(miss);
        Time("60 KB", 60 * 1024, 200);
        Time("5 MB", 5 * 1024 * 1024, 3);
    }

    private static void Row(string name, IEnumerable<(PlanLayout Layout, PlanNoise Noise, int Seed)> plans, PlanScore all)
    {
        var score = new PlanScore();
        foreach (var (layout, noise, seed) in plans)
        {
            var plan = new PlanGenerator(seed).Make(layout, noise);
            var reading = PlanReader.Read(plan.Text);
            score.Add(plan, reading);
            all.Add(plan, reading);
        }
        Print(name, score);
    }

    private static void Print(string name, PlanScore score) =>
        Console.WriteLine($"| {name} | {string.Join(" | ", PlanScore.Fields.Select(f => string.Create(CultureInfo.InvariantCulture, $"{score.Recall(f) * 100:0.0} / {score.Precision(f) * 100:0.0}")))} |");

    private static void Time(string what, int bytes, int rounds)
    {
        foreach (var layout in Enum.GetValues<PlanLayout>())
        {
            var tasks = 16;
            var text = new PlanGenerator(7).Make(layout, PlanNoise.None, 6, tasks).Text;
            while (Encoding.UTF8.GetByteCount(text) < bytes)
            {
                tasks = (int)Math.Min(tasks * 4.0, Math.Ceiling(tasks * 1.05 * bytes / Encoding.UTF8.GetByteCount(text)) + 1);
                text = new PlanGenerator(7).Make(layout, PlanNoise.None, 6, tasks).Text;
            }
            var times = new List<double>();
            for (var n = -2; n < rounds; n++)
            {
                var watch = Stopwatch.GetTimestamp();
                PlanReader.Read(text);
                if (n >= 0) times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| read {what}, {layout} | p50 {times[times.Count / 2]:0.0} ms, worst {times[^1]:0.0} ms |"));
        }
    }
}
