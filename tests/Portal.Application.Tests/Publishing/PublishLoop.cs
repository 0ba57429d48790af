using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Web.Hosting;

namespace Portal.Application.Tests.Publishing;

/// <summary>A process of its own that publishes, stops and puts back until it is killed: <c>dotnet Portal.Application.Tests.dll publish-loop DIR OFFICER SIGNER</c>.</summary>
public static class PublishLoop
{
    public const string Verb = "publish-loop";

    public static async Task<int> Main(string[] args)
    {
        if (args is not [Verb, var directory, var officer, var signer]) return 2;
        await using var app = PortalHost.Build(["--environment", "Testing", $"--Portal:DataDirectory={directory}", "--Serilog:MinimumLevel:Default=Fatal"]);
        var random = new Random(Environment.ProcessId);
        var ready = false;
        while (true)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            try
            {
                var state = random.Next(3) switch { 0 => EditionState.Published, 1 => EditionState.Stopped, _ => EditionState.Signed };
                var ids = await services.GetRequiredService<PortalDbContext>().Editions.Where(e => e.State == state).OrderBy(e => e.Id).Select(e => e.DocumentId).Take(40).ToListAsync();
                if (ids.Count == 0) continue;
                var document = (await services.GetRequiredService<DocumentStore>().FindAsync(ids[random.Next(ids.Count)], null, default))!;
                var release = services.GetRequiredService<DocumentRelease>();
                var actor = await services.GetRequiredService<Actors>().LoadAsync(int.Parse(state == EditionState.Stopped ? signer : officer, System.Globalization.CultureInfo.InvariantCulture));
                if (state == EditionState.Signed) await release.PublishAsync(document, actor, default);
                else if (state == EditionState.Published) await release.StopAsync(document, "核实", actor, default);
                else await release.LiftStopAsync(document, "核实无误", actor, default);
            }
            catch (Exception faster) when (faster is DbUpdateConcurrencyException or RefusedException)
            {
                // The other process took this paper.
            }
            // Everything is warm after the first one; from now on it may be killed.
            if (!ready) Console.WriteLine("ready");
            ready = true;
        }
    }
}
