using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Domain.Audit;

/// <summary>A row of history that must stand in the audit chain (design rule 7). The context chains every added one by itself, so none can be forgotten.</summary>
public interface IChained
{
    /// <summary>What the chain keeps of the row; called after the row has its id.</summary>
    AuditRecord ToAudit();
}

/// <summary>What happened to what, and by whom. <paramref name="Detail"/> is for people; the chain holds its hash only.</summary>
public sealed record AuditRecord(string Kind, string SubjectType, int SubjectId, Stamp By, string Detail, string? RowType = null, int? RowId = null);

/// <summary>
/// One link of the audit chain. <see cref="Canonical"/> are the bytes that are sealed: ids, time, kind and hashes, no personal data.
/// <see cref="Mac"/> = HMAC-SHA-256 of them and of the link before, under a key that is kept outside the database.
/// </summary>
public sealed class AuditEntry
{
    public const int KindMaxLength = 64;
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    private AuditEntry() => (Kind, SubjectType, Detail, DetailHash, Canonical, Mac) = ("", "", "", "", "", "");

    public long Sequence { get; private set; }
    public DateTime At { get; private set; }
    public int ActorId { get; private set; }
    public int? OnBehalfOfId { get; private set; }
    public string Kind { get; private set; }
    public string SubjectType { get; private set; }
    public int SubjectId { get; private set; }
    public string? RowType { get; private set; }
    public int? RowId { get; private set; }
    public string Detail { get; private set; }
    public string DetailHash { get; private set; }
    public string Canonical { get; private set; }
    public string Mac { get; private set; }

    public static AuditEntry Seal(long sequence, AuditRecord record, string previousMac, ReadOnlySpan<byte> key)
    {
        var entry = new AuditEntry
        {
            Sequence = sequence,
            At = DateTime.SpecifyKind(record.By.At, DateTimeKind.Utc),
            ActorId = record.By.UserId,
            OnBehalfOfId = record.By.OnBehalfOfId,
            Kind = record.Kind,
            SubjectType = record.SubjectType,
            SubjectId = record.SubjectId,
            RowType = record.RowType,
            RowId = record.RowId,
            Detail = record.Detail,
            DetailHash = Hash(record.Detail),
        };
        entry.Canonical = entry.Bytes();
        entry.Mac = ComputeMac(entry.Canonical, previousMac, key);
        return entry;
    }

    /// <summary>Null when the link is whole, else what is wrong with it.</summary>
    public string? WhatIsBroken(string previousMac, ReadOnlySpan<byte> key)
    {
        if (Canonical != Bytes()) return "字段与封存内容不一致";
        if (Mac != ComputeMac(Canonical, previousMac, key)) return "校验码不符（本条或上一条被改动，或密钥不对）";
        if (Hash(Detail) != DetailHash) return "说明文字被改动";
        return null;
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string ComputeMac(string canonical, string previousMac, ReadOnlySpan<byte> key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(canonical + "\n" + previousMac)));

    private string Bytes() => JsonSerializer.Serialize(new
    {
        v = 1,
        n = Sequence,
        // Ticks of a whole millisecond: what a database keeps of a time differs below it.
        at = new DateTimeOffset(DateTime.SpecifyKind(At, DateTimeKind.Utc)).ToUnixTimeMilliseconds(),
        by = ActorId,
        behalf = OnBehalfOfId,
        kind = Kind,
        subject = SubjectType,
        id = SubjectId,
        row = RowType,
        rowId = RowId,
        detail = DetailHash,
    });
}
