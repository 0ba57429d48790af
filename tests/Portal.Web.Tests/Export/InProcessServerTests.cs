using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Export;

namespace Portal.Web.Tests.Export;

/// <summary>The pipeline without a network does what a server does around a request.</summary>
public sealed class InProcessServerTests
{
    [Theory]
    [InlineData("/whole")]
    [InlineData("/broken")]
    public async Task What_a_request_took_is_given_back_at_its_end(string path)
    {
        using var server = new InProcessServer();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IServer>(server);
        builder.Services.AddScoped<Taken>();
        await using var app = builder.Build();
        var taken = new List<Taken>();
        app.Run(async context =>
        {
            taken.Add(context.RequestServices.GetRequiredService<Taken>());
            await context.Response.WriteAsync($"{context.Request.Method} {context.Request.Host}{context.Request.Path}");
            if (context.Request.Path == "/broken") throw new InvalidOperationException("broken");
        });
        await app.StartAsync();

        if (path == "/broken") await Assert.ThrowsAsync<InvalidOperationException>(() => server.GetAsync(path, "www.example.gov.cn"));
        else
        {
            var answer = await server.GetAsync(path, "www.example.gov.cn");
            Assert.Equal((200, "GET www.example.gov.cn/whole"), (answer.Status, System.Text.Encoding.UTF8.GetString(answer.Body)));
        }
        Assert.True(Assert.Single(taken).Back);
    }

    private sealed class Taken : IDisposable
    {
        public bool Back { get; private set; }

        public void Dispose() => Back = true;
    }
}
