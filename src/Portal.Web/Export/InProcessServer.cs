using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Portal.Web.Caching;

namespace Portal.Web.Export;

/// <summary>An answer of the pipeline. <paramref name="Tags"/> is what the page was made of; null where it did not say.</summary>
public sealed record Answer(int Status, string ContentType, byte[] Body, IReadOnlyList<string>? Tags);

/// <summary>The pipeline without a network: no port is opened, nothing is copied over a socket.</summary>
public sealed class InProcessServer : IServer
{
    private Func<IFeatureCollection, Task>? _process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _process = async features =>
        {
            var context = application.CreateContext(features);
            Exception? fault = null;
            try
            {
                await application.ProcessRequestAsync(context);
            }
            catch (Exception thrown)
            {
                fault = thrown;
                throw;
            }
            finally
            {
                application.DisposeContext(context, fault);
            }
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What the site answers at a path, given decoded.</summary>
    public async Task<Answer> GetAsync(string path, string host)
    {
        using var body = new MemoryStream();
        var request = new HttpRequestFeature { Method = HttpMethods.Get, Scheme = "http", Protocol = "HTTP/1.1", Path = path, RawTarget = new PathString(path).ToUriComponent(), Body = Stream.Null };
        request.Headers.Host = host;
        var (response, sink) = (new Response(), new StreamResponseBodyFeature(body));
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(sink);
        try
        {
            await (_process ?? throw new InvalidOperationException("The host is not started."))(features);
            await sink.CompleteAsync();
        }
        finally
        {
            await response.EndAsync();
        }
        return new(response.StatusCode, response.Headers.ContentType.ToString(), body.ToArray(), PageSources.Of(features));
    }

    public void Dispose()
    {
    }

    /// <summary>Carries out what is to happen at the end: the services of the request are given back there.</summary>
    private sealed class Response : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> _ends = [];

        public override void OnCompleted(Func<object, Task> callback, object state) => _ends.Push((callback, state));

        public async Task EndAsync()
        {
            while (_ends.TryPop(out var end)) await end.Callback(end.State);
        }
    }
}
