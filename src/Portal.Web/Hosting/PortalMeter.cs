using System.Diagnostics.Metrics;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;

namespace Portal.Web.Hosting;

public enum PageOrigin
{
    Cache,
    Made,
}

/// <summary>The portal's own figures, under the meter <see cref="Name"/>. They cost next to nothing while nobody listens.</summary>
public sealed class PortalMeter : IShelfListener
{
    public const string Name = "Portal";

    private static readonly KeyValuePair<string, object?> FromCache = new("portal.origin", "cache");
    private static readonly KeyValuePair<string, object?> Rendered = new("portal.origin", "made");
    private readonly Counter<long> _pages;
    private readonly Counter<long> _changes;

    public PortalMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _pages = meter.CreateCounter<long>("portal.pages", "{page}", "Public pages answered, out of the cache or made");
        _changes = meter.CreateCounter<long>("portal.shelf.changes", "{change}", "Changes of the shelf that this node has followed");
        SearchTime = meter.CreateHistogram<double>("portal.search.duration", "s", "Time of one search, without the page around it");
    }

    public Histogram<double> SearchTime { get; }

    public void Served(PageOrigin origin) => _pages.Add(1, origin == PageOrigin.Cache ? FromCache : Rendered);

    public Task ChangedAsync(IReadOnlyList<ShelfChange> changes, CancellationToken token)
    {
        foreach (var kind in changes.CountBy(c => c.Kind)) _changes.Add(kind.Value, new KeyValuePair<string, object?>("portal.change", kind.Key.ToString()));
        return Task.CompletedTask;
    }
}
