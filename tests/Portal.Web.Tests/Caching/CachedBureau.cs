using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Documents;
using Portal.Testing;
using Portal.Web.Hosting;

namespace Portal.Web.Tests.Caching;

/// <summary>A bureau that counts what it makes and what it takes out of the cache, and can be held up in the middle of a page.</summary>
public sealed class CachedBureau : Bureau
{
    private readonly Pause _pause = new();
    private PageCounter? _counter;

    /// <summary>Runs once, after the next page was made and before the cache gets it.</summary>
    public void BeforeNextPageIsKept(Func<Task> act) => _pause.Act = act;

    public async Task<int> PublishedAsync(string title, string column = "notices", Func<EditionContent, EditionContent>? change = null)
    {
        var id = await DraftAsync(c => (change?.Invoke(c) ?? c) with { Title = title }, column);
        await CarryAsync(id, EditionState.Published);
        return id;
    }

    /// <summary>How many of the requests were made and how many taken out of the cache.</summary>
    public async Task<(int Made, int Served)> CountAsync(Func<Task> requests)
    {
        var (made, served) = _counter!.Now;
        await requests();
        var now = _counter.Now;
        return (now.Made - made, now.Served - served);
    }

    protected override void Adjust(IServiceCollection services)
    {
        services.Configure<MvcOptions>(o => o.Filters.Add(_pause));
        services.AddSingleton<PageCounter>();
    }

    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        _counter = await InScopeAsync(s => Task.FromResult(s.GetRequiredService<PageCounter>()));
    }

    private sealed class Pause : IAsyncResourceFilter
    {
        public Func<Task>? Act { get; set; }

        public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
        {
            await next();
            if (Act is not { } act) return;
            Act = null;
            await act();
        }
    }

    /// <summary>Listens to the meter of this host alone.</summary>
    private sealed class PageCounter : IDisposable
    {
        private readonly MeterListener _listener;
        private int _made;
        private int _served;

        public PageCounter(IMeterFactory own)
        {
            _listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument is { Name: "portal.pages", Meter.Name: PortalMeter.Name } && ReferenceEquals(instrument.Meter.Scope, own)) listener.EnableMeasurementEvents(instrument); } };
            _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Interlocked.Add(ref (string?)tags[0].Value == "cache" ? ref _served : ref _made, (int)value));
            _listener.Start();
        }

        public (int Made, int Served) Now => (Volatile.Read(ref _made), Volatile.Read(ref _served));

        public void Dispose() => _listener.Dispose();
    }
}
