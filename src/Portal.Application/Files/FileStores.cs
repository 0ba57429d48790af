using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Portal.Application.Data;

namespace Portal.Application.Files;

/// <summary>Files by the hash of their bytes, in two places: originals in the workroom, public copies on the shelf (design rule 14).</summary>
public abstract class FileStore(string root)
{
    public string Root { get; } = root;

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Keeps the bytes, once; returns their hash.</summary>
    public async Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken token = default)
    {
        var sha256 = HashOf(bytes.Span);
        var path = PathOf(sha256);
        if (File.Exists(path)) return sha256;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            await stream.WriteAsync(bytes, token);
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
        return sha256;
    }

    /// <summary>Null where no such file is kept.</summary>
    public FileStream? Open(string sha256) =>
        IsHash(sha256) && File.Exists(PathOf(sha256)) ? new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true) : null;

    public async Task<byte[]?> ReadAsync(string sha256, CancellationToken token = default) =>
        IsHash(sha256) && File.Exists(PathOf(sha256)) ? await File.ReadAllBytesAsync(PathOf(sha256), token) : null;

    public void Remove(string sha256)
    {
        if (IsHash(sha256)) File.Delete(PathOf(sha256));
    }

    /// <summary>Null when the stored bytes still have their hash.</summary>
    public async Task<string?> WhatIsWrongAsync(string sha256, CancellationToken token = default)
    {
        await using var stream = Open(sha256);
        if (stream is null) return "文件不存在";
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, token)) == sha256 ? null : "内容与哈希不符";
    }

    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private string PathOf(string sha256) => Path.Combine(Root, sha256[..2], sha256[2..4], sha256);
}

public sealed class WorkroomFiles(IOptions<PortalOptions> options)
    : FileStore(options.Value.Files.Workroom ?? Path.Combine(options.Value.DataPath, "files", "workroom"));

public sealed class ShelfFiles(IOptions<PortalOptions> options)
    : FileStore(options.Value.Files.Shelf ?? Path.Combine(options.Value.DataPath, "files", "shelf"));
