using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>One setting on the form: what holds now in the workroom, and the version the form must send back.</summary>
public sealed record SettingLine(string Key, string Label, string Value, int Version);

/// <summary>The administrator's desk for the facts that the site prints about the office.</summary>
public sealed class SettingsDesk(PortalDbContext db, IOptions<PortalOptions> options)
{
    public async Task<IReadOnlyList<SettingLine>> AllAsync(CancellationToken token)
    {
        var rows = await db.SiteSettings.AsNoTracking().ToDictionaryAsync(s => s.Key, token);
        return [.. SiteSettingKeys.All.Select(k => rows.TryGetValue(k.Key, out var row)
            ? new SettingLine(k.Key, k.Label, row.Value, row.Version)
            : new SettingLine(k.Key, k.Label, Configured(k.Key), 0))];
    }

    /// <summary>Saves what differs; every changed value stands in the history with the one before.</summary>
    /// <exception cref="StaleException">Somebody else changed one of them since the form was shown.</exception>
    public async Task<int> SaveAsync(IReadOnlyDictionary<string, (string Value, int Version)> values, Stamp by, CancellationToken token)
    {
        var rows = await db.SiteSettings.ToDictionaryAsync(s => s.Key, token);
        var changed = new List<string>();
        foreach (var (key, label) in SiteSettingKeys.All)
        {
            if (!values.TryGetValue(key, out var wanted)) continue;
            var row = rows.GetValueOrDefault(key);
            var before = row?.Value ?? Configured(key);
            if (before == wanted.Value) continue;
            if ((row?.Version ?? 0) != wanted.Version) throw new StaleException(nameof(SiteSetting), row?.Id ?? 0);
            if (row is null) db.SiteSettings.Add(row = new SiteSetting(key, before));
            row.Change(wanted.Value);
            changed.Add($"{label}：{before} → {wanted.Value}");
        }
        if (changed.Count == 0) return 0;
        foreach (var change in changed) db.AuditEvents.Add(new AuditEvent("settings.changed", nameof(SiteSetting), 0, change, by));
        await db.SaveChangesAsync(token);
        return changed.Count;
    }

    private string Configured(string key) => (string)typeof(SiteOptions).GetProperty(key)!.GetValue(options.Value.Site)!;
}
