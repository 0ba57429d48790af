using Portal.Benchmarks;

// Prints what docs/performance.md keeps: eng/bench [documents] [views]
var documents = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 10_000;
var views = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000;
await using var bench = new FirstBench(documents, views);
await bench.RunAsync();
