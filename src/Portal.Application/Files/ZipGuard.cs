using System.IO.Compression;

namespace Portal.Application.Files;

/// <summary>Keeps zip bombs out: declared sizes first, then what really comes out, entry by entry, before anybody else opens it.</summary>
internal static class ZipGuard
{
    private const long RatioFrom = 10L * 1024 * 1024;

    public static void Check(byte[] bytes, FileIntakeOptions options)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > options.MaxZipEntries) throw new IntakeRefusedException($"压缩包内的文件超过 {options.MaxZipEntries} 个，不予接收。");
            if (zip.Entries.Any(e => e.IsEncrypted)) throw new IntakeRefusedException("文件已加密，无法审查，请去除密码后重试。");
            long declared = 0;
            foreach (var entry in zip.Entries)
            {
                declared += entry.Length;
                if (entry.Length < 0 || declared > options.MaxInflatedBytes) throw Bomb();
            }

            Refuse(declared, bytes.Length, options);
            Inflate(zip, bytes.Length, options);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException or ArgumentException)
        {
            throw new IntakeRefusedException("文件已损坏，无法打开。", e);
        }
    }

    private static void Inflate(ZipArchive zip, long packed, FileIntakeOptions options)
    {
        var buffer = new byte[81920];
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                total += read;
                if (total > options.MaxInflatedBytes) throw Bomb();
                Refuse(total, packed, options);
            }
        }
    }

    private static void Refuse(long inflated, long packed, FileIntakeOptions options)
    {
        if (inflated > RatioFrom && inflated / Math.Max(1, packed) > options.MaxZipRatio) throw Bomb();
    }

    private static IntakeRefusedException Bomb() => new("文件解压后过大，疑似压缩炸弹，不予接收。");
}
