using System.Buffers.Binary;
using System.Text;

namespace Portal.Application.Files;

/// <summary>As much of the OLE2 container (doc, xls, wps) as tells what is in it and whether it is encrypted.</summary>
internal static class OleFile
{
    private const int EntrySize = 128;

    public static ContentFormat Format(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 512) return ContentFormat.Unknown;
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(bytes[30..]);
        if (shift is not (9 or 12)) return ContentFormat.Unknown;
        var streams = Directory(bytes, 1 << shift);
        if (streams.ContainsKey("EncryptedPackage") || streams.ContainsKey("EncryptionInfo")) return ContentFormat.EncryptedOffice;
        if (streams.TryGetValue("WordDocument", out var word))
        {
            var head = Sector(bytes, word, 1 << shift);
            // FibBase: identifier 0xA5EC, flag word at 10, bit 8 = encrypted or obfuscated
            var encrypted = head.Length > 12 && (BinaryPrimitives.ReadUInt16LittleEndian(head[10..]) & 0x0100) != 0;
            return encrypted ? ContentFormat.EncryptedOffice : ContentFormat.Doc;
        }

        return streams.ContainsKey("Workbook") || streams.ContainsKey("Book") ? ContentFormat.Xls : ContentFormat.OtherOle;
    }

    private static Dictionary<string, uint> Directory(ReadOnlySpan<byte> bytes, int size)
    {
        var found = new Dictionary<string, uint>(StringComparer.Ordinal);
        var sector = BinaryPrimitives.ReadUInt32LittleEndian(bytes[48..]);
        for (var guard = 0; guard < 1000 && sector < 0xFFFFFFFA; guard++)
        {
            var data = Sector(bytes, sector, size);
            if (data.IsEmpty) break;
            for (var at = 0; at + EntrySize <= data.Length; at += EntrySize)
            {
                var length = BinaryPrimitives.ReadUInt16LittleEndian(data[(at + 64)..]);
                if (length is < 4 or > 64) continue;
                found.TryAdd(Encoding.Unicode.GetString(data.Slice(at, length - 2)), BinaryPrimitives.ReadUInt32LittleEndian(data[(at + 116)..]));
            }

            sector = Next(bytes, sector, size);
        }

        return found;
    }

    private static uint Next(ReadOnlySpan<byte> bytes, uint sector, int size)
    {
        var perSector = (uint)size / 4;
        var index = sector / perSector;
        if (index >= 109) return uint.MaxValue; // beyond the header's list: such a directory is not worth following
        var fat = Sector(bytes, BinaryPrimitives.ReadUInt32LittleEndian(bytes[(76 + (int)index * 4)..]), size);
        var at = (int)(sector % perSector) * 4;
        return at + 4 <= fat.Length ? BinaryPrimitives.ReadUInt32LittleEndian(fat[at..]) : uint.MaxValue;
    }

    private static ReadOnlySpan<byte> Sector(ReadOnlySpan<byte> bytes, uint sector, int size)
    {
        var start = ((long)sector + 1) * size;
        return start >= bytes.Length ? [] : bytes.Slice((int)start, (int)Math.Min(size, bytes.Length - start));
    }
}
