using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Testing;

namespace Portal.Browser.Tests.Harness;

/// <summary>The bureau of the other tests behind a real server.</summary>
public class BrowserBureau : Bureau
{
    protected override bool OnKestrel => true;

    public Task AttachAsync(int documentId, string name, byte[] bytes) =>
        ActAsync(documentId, Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().AttachAsync(d, name, bytes, a, default));
}
