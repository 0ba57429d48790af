using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Audit;

namespace Portal.Application.Audit;

/// <summary>The key of the audit chain, kept outside the database.</summary>
public sealed class AuditKey
{
    private readonly Lazy<byte[]> _bytes;

    public AuditKey(Func<byte[]> load) => _bytes = new Lazy<byte[]>(load);

    public ReadOnlySpan<byte> Bytes => _bytes.Value;

    /// <summary>From the settings, or from a file that is made once, readable by its owner alone.</summary>
    public static AuditKey From(PortalOptions options) => new(() =>
    {
        if (!string.IsNullOrWhiteSpace(options.Audit.Key)) return Long(Convert.FromBase64String(options.Audit.Key));
        var file = options.Audit.KeyFile ?? Path.Combine(options.DataPath, "keys", "audit.key");
        if (File.Exists(file)) return Long(Convert.FromBase64String(File.ReadAllText(file).Trim()));
        SecretFile.Write(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        // Two processes may start at once: the file that stands counts, not what this one wanted to write.
        return Long(Convert.FromBase64String(File.ReadAllText(file).Trim()));
    });

    private static byte[] Long(byte[] key) => key.Length >= 32 ? key : throw new InvalidOperationException("The audit key is shorter than 32 bytes.");
}

/// <summary>Writes a secret once, for its owner's eyes.</summary>
public static class SecretFile
{
    public static void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var temporary = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(temporary, options)) writer.Write(content);
        try
        {
            File.Move(temporary, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(temporary);
        }
    }
}

/// <summary>History of what has no aggregate of its own: rights, sign-in, imports, exports, settings.</summary>
public sealed class AuditEvent : IChained
{
    public const int DetailMaxLength = 2000;

    private AuditEvent() => (Kind, SubjectType, Detail) = ("", "", "");

    public AuditEvent(string kind, string subjectType, int subjectId, string detail, Stamp by) =>
        (Kind, SubjectType, SubjectId, Detail, ById, OnBehalfOfId, At) =
        (kind, subjectType, subjectId, detail.Length > DetailMaxLength ? detail[..DetailMaxLength] : detail, by.UserId, by.OnBehalfOfId, by.At);

    public int Id { get; private set; }
    public string Kind { get; private set; }
    public string SubjectType { get; private set; }
    public int SubjectId { get; private set; }
    public string Detail { get; private set; }
    public int ById { get; private set; }
    public int? OnBehalfOfId { get; private set; }
    public DateTime At { get; private set; }

    public AuditRecord ToAudit() => new(Kind, SubjectType, SubjectId, new Stamp(ById, At, OnBehalfOfId), Detail, nameof(AuditEvent), Id);
}

internal static class AuditChain
{
    public static async Task AppendAsync(PortalDbContext db, IReadOnlyList<IChained> history, AuditKey key, Func<Task> save, CancellationToken token)
    {
        var head = await db.RaiseAsync(Counter.AuditHead, history.Count, token);
        var sequence = head - history.Count;
        var mac = sequence == 0
            ? AuditEntry.Genesis
            : await db.AuditEntries.AsNoTracking().Where(a => a.Sequence == sequence).Select(a => a.Mac).SingleAsync(token);
        var entries = new List<AuditEntry>(history.Count);
        foreach (var row in history)
        {
            var entry = AuditEntry.Seal(++sequence, row.ToAudit(), mac, key.Bytes);
            mac = entry.Mac;
            entries.Add(entry);
        }
        db.AuditEntries.AddRange(entries);
        await save();
        foreach (var entry in entries) db.Entry(entry).State = EntityState.Detached;
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(a => a.Sequence);
        builder.Property(a => a.Sequence).ValueGeneratedNever();
        builder.Property(a => a.Kind).IsCode();
        builder.Property(a => a.SubjectType).IsCode();
        builder.Property(a => a.RowType).IsCode();
        builder.Property(a => a.DetailHash).IsCode();
        builder.Property(a => a.Mac).IsCode();
        builder.Property(a => a.Canonical).HasMaxLength(1000);
        builder.HasIndex(a => new { a.SubjectType, a.SubjectId });
        builder.HasIndex(a => new { a.ActorId, a.Sequence });
        builder.HasIndex(a => new { a.Kind, a.Sequence });
    }
}

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.ToTable("AuditEvents");
        builder.Property(a => a.Kind).IsCode();
        builder.Property(a => a.SubjectType).IsCode();
        builder.Property(a => a.Detail).HasMaxLength(AuditEvent.DetailMaxLength);
    }
}

internal sealed class CounterConfiguration : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.ToTable("Counters");
        builder.HasKey(c => c.Name);
        builder.Property(c => c.Name).IsCode(100);
        builder.HasData(new { Name = Counter.Shelf, Value = 0L }, new { Name = Counter.AuditHead, Value = 0L });
    }
}
