using System.IO.Compression;
using System.Text;
using Portal.Application.Files;

namespace Portal.Application.Import;

/// <summary>The files that a sheet names, by their paths inside a folder or an archive. Nothing is unpacked to disk.</summary>
public abstract class PaperFolder : IDisposable
{
    private readonly Dictionary<string, string> _byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Relative paths with slashes, in order.</summary>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    /// <summary>By its path, or by its bare name where only one file bears it. <paramref name="why"/> says why there is none.</summary>
    public string? Find(string name, out string why)
    {
        why = "";
        var path = Plain(name);
        if (_byPath.TryGetValue(path, out var found)) return found;
        if (!_byName.TryGetValue(path, out found)) why = $"找不到文件“{name}”";
        else if (found is null) why = $"有几个名为“{name}”的文件，请写明所在的文件夹";
        return found;
    }

    /// <exception cref="IntakeRefusedException">It is too large or cannot be read.</exception>
    public async Task<byte[]> ReadAsync(string path, long maxBytes, CancellationToken token)
    {
        try
        {
            if (LengthOf(path) > maxBytes) throw new IntakeRefusedException($"“{path}”超过 {maxBytes / 1024 / 1024} MB 的上限。");
            return await ReadAsync(path, token);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new IntakeRefusedException($"“{path}”不能读取。", fault);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }

    protected abstract long LengthOf(string path);

    protected abstract Task<byte[]> ReadAsync(string path, CancellationToken token);

    protected void Hold(IEnumerable<string> paths)
    {
        Paths = [.. paths.Order(StringComparer.Ordinal)];
        foreach (var path in Paths)
        {
            _byPath.TryAdd(Plain(path), path);
            var name = Plain(path[(path.LastIndexOf('/') + 1)..]);
            if (!_byName.TryAdd(name, path)) _byName[name] = null;
        }
    }

    private static string Plain(string name) => name.Trim().Replace('\\', '/').TrimStart('.', '/').Normalize(NormalizationForm.FormC);
}

/// <summary>A folder on the machine, for the command line.</summary>
public sealed class DiskFolder : PaperFolder
{
    private readonly string _root;

    /// <param name="except">The sheet itself, where it lies among the papers.</param>
    public DiskFolder(string root, string? except)
    {
        _root = Path.GetFullPath(root);
        var sheet = except is null ? null : Path.GetFullPath(except);
        Hold(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Where(f => f != sheet && !IsSystemFile(Path.GetFileName(f))).Select(f => Path.GetRelativePath(_root, f).Replace('\\', '/')));
    }

    /// <summary>What file managers and spreadsheets leave behind.</summary>
    internal static bool IsSystemFile(string name) => name.Length == 0 || name[0] is '.' or '~' || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase);

    protected override long LengthOf(string path) => new FileInfo(Path.Combine(_root, path)).Length;

    protected override Task<byte[]> ReadAsync(string path, CancellationToken token) => File.ReadAllBytesAsync(Path.Combine(_root, path), token);
}

/// <summary>An archive that a browser sent: papers, attachments and the sheet in one.</summary>
public sealed class ZipFolder : PaperFolder
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = [];

    /// <exception cref="IntakeRefusedException">No archive, too large when unpacked, or not exactly one sheet in it.</exception>
    public ZipFolder(byte[] bytes, FileIntakeOptions options)
    {
        if (!bytes.AsSpan().StartsWith("PK"u8)) throw new IntakeRefusedException("请提供 .zip 压缩包。");
        ZipGuard.Check(bytes, options);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        // Names without the UTF-8 mark are in the national encoding: so the office's own packer writes them.
        _zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read, leaveOpen: false, Encoding.GetEncoding("GB18030"));
        foreach (var entry in _zip.Entries.Where(e => !DiskFolder.IsSystemFile(e.Name) && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)))
            _entries[entry.FullName.Replace('\\', '/')] = entry;
        SheetPath = SheetOf(_entries.Keys);
        Hold(_entries.Keys.Where(p => p != SheetPath));
    }

    public string SheetPath { get; }

    public async Task<byte[]> SheetAsync(CancellationToken token) => await ReadAsync(SheetPath, token);

    protected override long LengthOf(string path) => _entries[path].Length;

    protected override async Task<byte[]> ReadAsync(string path, CancellationToken token)
    {
        await using var stream = await _entries[path].OpenAsync(token);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, token);
        return bytes.ToArray();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _zip.Dispose();
        base.Dispose(disposing);
    }

    // Attachments may be spreadsheets too: the sheet is the one that lies highest.
    private static string SheetOf(IEnumerable<string> paths)
    {
        var sheets = paths.Where(SheetLines.IsSheet).GroupBy(p => p.Count(c => c == '/')).OrderBy(g => g.Key).FirstOrDefault()?.ToList() ?? [];
        if (sheets is [var only]) return only;
        if (sheets.Count == 0) throw new IntakeRefusedException("压缩包里没有 .xlsx 或者 .csv 的表。");
        var named = sheets.Where(s => Path.GetFileNameWithoutExtension(s) is "目录" or "清单" or "元数据").ToList();
        return named is [var one] ? one : throw new IntakeRefusedException($"压缩包最外层有几个表（{string.Join("、", sheets.Take(5))}），请把元数据表命名为“目录”，或者把其他表放进文件夹。");
    }
}
