using System.Collections.Concurrent;
using System.Text;
using Portal.Application.Files;

namespace Portal.Web.Export;

/// <summary>The folder that a web server serves. A file is whole from its first moment: it is written beside and moved.</summary>
public sealed class ExportTree(string folder, ExportManifest manifest)
{
    // Most file systems: bytes of one name. The temporary name is longer by this.
    private const int MaxName = 255;
    private const string Unfinished = ".new";

    private readonly ConcurrentDictionary<string, bool> _made = new(StringComparer.Ordinal);

    /// <summary>Where an address stands in the tree; null where no file can have its name.</summary>
    public static string? FileOf(string address, string contentType)
    {
        var parts = address.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Any(p => p is "." or ".." || p.StartsWith(".export", StringComparison.Ordinal) || p.Any(c => c is '\\' or ':' || char.IsControl(c)) || Encoding.UTF8.GetByteCount(p) + Unfinished.Length > MaxName)) return null;
        var path = string.Join('/', parts);
        if (!contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)) return path;
        return path.Length == 0 ? "index.html" : $"{path}/index.html";
    }

    public bool Has(string file) => !manifest.Uncertain.Contains(file) && File.Exists(Full(file));

    /// <summary>What a killed run had begun and not moved.</summary>
    public void Sweep()
    {
        foreach (var half in manifest.Uncertain.Select(f => Full(f) + Unfinished).Where(File.Exists)) File.Delete(half);
    }

    /// <summary>True where the file's bytes were others before. <paramref name="before"/> is the hash of the last whole run.</summary>
    public async Task<bool> PutAsync(string file, byte[] body, string sha256, string? before, CancellationToken token)
    {
        var full = Full(file);
        if (manifest.Uncertain.Contains(file)) before = File.Exists(full) ? FileStore.HashOf(await File.ReadAllBytesAsync(full, token)) : null;
        if (before == sha256 && File.Exists(full)) return false;
        var parent = Path.GetDirectoryName(full)!;
        if (!_made.ContainsKey(parent))
        {
            // Made first and noted afterwards: another thread may write into it at once.
            Directory.CreateDirectory(parent);
            _made.TryAdd(parent, true);
        }
        manifest.Note(file);
        await File.WriteAllBytesAsync(full + Unfinished, body, token);
        File.Move(full + Unfinished, full, overwrite: true);
        return true;
    }

    /// <summary>True where there was something to remove.</summary>
    public bool Remove(string file)
    {
        var full = Full(file);
        if (!File.Exists(full)) return false;
        manifest.Note(file);
        File.Delete(full);
        for (var parent = Path.GetDirectoryName(full)!; parent.Length > folder.Length && !Directory.EnumerateFileSystemEntries(parent).Any(); parent = Path.GetDirectoryName(parent)!)
        {
            Directory.Delete(parent);
            _made.TryRemove(parent, out _);
        }
        return true;
    }

    private string Full(string file) => Path.Combine(folder, file.Replace('/', Path.DirectorySeparatorChar));
}
