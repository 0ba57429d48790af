using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>What the site prints about the office: address, hours, telephones, numbers of record.</summary>
[Area("Admin")]
[Authorize(Policies.Administration)]
public sealed class SettingsController(SettingsDesk desk, CurrentActor current) : Controller
{
    [HttpGet("admin/settings")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await desk.AllAsync(token));

    [HttpPost("admin/settings")]
    public async Task<IActionResult> Save(SettingsForm form, CancellationToken token)
    {
        var labels = SiteSettingKeys.All.ToDictionary(k => k.Key, k => k.Label);
        var values = new Dictionary<string, (string Value, int Version)>();
        for (var i = 0; i < form.Settings.Count; i++)
        {
            var setting = form.Settings[i];
            if (!labels.TryGetValue(setting.Key, out var label)) continue;
            var value = setting.Value.Trim();
            var field = string.Create(CultureInfo.InvariantCulture, $"Settings[{i}].Value");
            if (value.Length > SiteSetting.ValueMaxLength) ModelState.AddModelError(field, $"{label}不超过{SiteSetting.ValueMaxLength}个字");
            if (value.Any(char.IsControl)) ModelState.AddModelError(field, $"{label}不能换行");
            if (value.Length == 0 && setting.Key is "Name" or "Address" or "Phone" or "OfficeHours") ModelState.AddModelError(field, $"请填写{label}，公众要靠它找到本机关");
            values[setting.Key] = (value, setting.Version);
        }
        if (!ModelState.IsValid)
        {
            var page = View("Index", (await desk.AllAsync(token)).Select(s => values.TryGetValue(s.Key, out var typed) ? s with { Value = typed.Value, Version = typed.Version } : s).ToList());
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }
        var changed = await desk.SaveAsync(values, current.Stamp, token);
        TempData["Done"] = changed == 0 ? "没有改动。" : $"已保存{changed}项，由公开办公室公布后在网站上显示。";
        return LocalRedirect("/admin/settings");
    }
}
