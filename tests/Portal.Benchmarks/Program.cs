using System.Globalization;
using Portal.Benchmarks;

// Prints what docs/performance.md keeps: eng/bench [site|pages|desks|search|fill|plans|public-plan] [documents] [views]
if (args.Length == 4 && args[0] == Servers.BareVerb)
{
    await Servers.ServeBareAsync(args[1], args[2], args[3]);
    return;
}
var what = args.Length > 0 && !char.IsAsciiDigit(args[0][0]) ? args[0] : "site";
var numbers = args.Where(a => char.IsAsciiDigit(a[0])).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
var documents = numbers.Length > 0 ? numbers[0] : 10_000;
if (what == "desks")
{
    await using var desks = new DeskBench(documents, numbers.Length > 1 ? numbers[1] : 30);
    await desks.RunAsync();
    return;
}
if (what == "fill")
{
    // Left standing, for a look at it with other tools: serve it with --Portal:DataDirectory.
    var bureau = new Portal.Testing.Bureau();
    await bureau.InitializeAsync();
    await new ShelfCorpus(bureau).FillAsync(documents, n => Console.Error.WriteLine($"{n} records"));
    Console.WriteLine(bureau.DataDirectory);
    return;
}
if (what == "pages")
{
    await using var pages = new PageBench(documents, numbers.Length > 1 ? numbers[1] : 5);
    await pages.RunAsync();
    return;
}
if (what == "plans")
{
    PlanBench.Run(numbers.Length > 0 ? numbers[0] : 200, misses: args.Contains("misses"));
    return;
}
if (what == "public-plan")
{
    await using var plan = new PublicPlanBench(numbers.Length > 0 ? numbers[0] : 300, numbers.Length > 1 ? numbers[1] : 50);
    await plan.RunAsync();
    return;
}
if (what == "search")
{
    SearchBench.Run(documents, numbers.Length > 1 ? numbers[1] : 200);
    return;
}
await using var site = new FirstBench(documents, numbers.Length > 1 ? numbers[1] : 1_000);
await site.RunAsync();
