using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Web.Export;

/// <summary>One address of the tree. <paramref name="More"/> are addresses that only this page names.</summary>
public sealed record ExportedPage(string Address, string File, string Sha256, IReadOnlyList<string>? Tags, IReadOnlyList<string> More);

/// <summary>What the tree was made of: the shelf's change number, the day, and a mark of program and settings.</summary>
public sealed record ExportState(long Number, DateOnly Day, string Program);

/// <summary>
/// Beside the pages: what the last whole run wrote (<see cref="ManifestFile"/>), and what a run under way may have written (<see cref="JournalFile"/>), so that
/// after a killed run nothing is believed that is not on the disk and nothing is left behind.
/// </summary>
public sealed class ExportManifest : IDisposable
{
    public const string ManifestFile = ".export-manifest.jsonl";
    public const string JournalFile = ".export-journal.txt";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _writing = new();
    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly StreamWriter _journal;

    private ExportManifest(string folder, FileStream held)
    {
        (_folder, _lock) = (folder, held);
        using (var reader = new StreamReader(held, leaveOpen: true))
            while (reader.ReadLine() is { } file) Uncertain.Add(file);
        _journal = new StreamWriter(held, leaveOpen: true) { AutoFlush = true };
    }

    /// <summary>Null before the first whole run.</summary>
    public ExportState? State { get; private set; }

    /// <summary>By address.</summary>
    public Dictionary<string, ExportedPage> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that an interrupted run may have written or not.</summary>
    public HashSet<string> Uncertain { get; } = new(StringComparer.Ordinal);

    /// <exception cref="ExportRefusedException">The folder holds something else, or another run is under way.</exception>
    public static ExportManifest Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var (manifest, journal) = (Path.Combine(folder, ManifestFile), Path.Combine(folder, JournalFile));
        if (!File.Exists(manifest) && !File.Exists(journal) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new ExportRefusedException($"文件夹里有别的内容，没有导出：{folder}。请指定空文件夹，或者以前导出过的文件夹");
        FileStream held;
        try
        {
            held = new FileStream(journal, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (File.Exists(journal))
        {
            throw new ExportRefusedException($"另一次导出正在进行：{folder}", fault);
        }
        var opened = new ExportManifest(folder, held);
        if (File.Exists(manifest)) opened.Read(manifest);
        return opened;
    }

    /// <summary>Before a file is written or removed.</summary>
    public void Note(string file)
    {
        lock (_writing) _journal.WriteLine(file);
    }

    /// <summary>The run is whole.</summary>
    public void Finish(ExportState state, IEnumerable<ExportedPage> pages)
    {
        var (path, temporary) = (Path.Combine(_folder, ManifestFile), Path.Combine(_folder, ManifestFile + ".tmp"));
        using (var writer = new StreamWriter(temporary))
        {
            writer.WriteLine(JsonSerializer.Serialize(state, Json));
            foreach (var page in pages.OrderBy(p => p.Address, StringComparer.Ordinal)) writer.WriteLine(JsonSerializer.Serialize(page, Json));
        }
        File.Move(temporary, path, overwrite: true);
        Dispose();
        File.Delete(Path.Combine(_folder, JournalFile));
    }

    public void Dispose()
    {
        // Every line was flushed when it was written; the writer leaves the file to us.
        _lock.Dispose();
    }

    private void Read(string manifest)
    {
        try
        {
            using var reader = new StreamReader(manifest);
            State = reader.ReadLine() is { } head ? JsonSerializer.Deserialize<ExportState>(head, Json) : null;
            while (reader.ReadLine() is { } line)
                if (JsonSerializer.Deserialize<ExportedPage>(line, Json) is { } page) Pages[page.Address] = page;
        }
        catch (JsonException fault)
        {
            throw new ExportRefusedException($"导出清单已经损坏：{manifest}。请导出到空文件夹", fault);
        }
    }
}

/// <summary>An export that did not begin; the message is one line for the operator, in Chinese.</summary>
public sealed class ExportRefusedException(string message, Exception? inner = null) : Exception(message, inner);
