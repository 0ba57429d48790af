using System.Globalization;
using Portal.Benchmarks;

// Prints what docs/performance.md keeps: eng/bench [site|desks|search] [documents] [views]
var what = args.Length > 0 && !char.IsAsciiDigit(args[0][0]) ? args[0] : "site";
var numbers = args.Where(a => char.IsAsciiDigit(a[0])).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
var documents = numbers.Length > 0 ? numbers[0] : 10_000;
if (what == "desks")
{
    await using var desks = new DeskBench(documents, numbers.Length > 1 ? numbers[1] : 30);
    await desks.RunAsync();
    return;
}
if (what == "search")
{
    SearchBench.Run(documents, numbers.Length > 1 ? numbers[1] : 200);
    return;
}
await using var site = new FirstBench(documents, numbers.Length > 1 ? numbers[1] : 1_000);
await site.RunAsync();
