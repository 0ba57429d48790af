namespace Portal.Web.Models;

/// <summary>What a reader chose at /view: one cookie with four values, the only one citizens get.</summary>
public sealed record ViewSettings(bool Large, bool Contrast)
{
    public const string Cookie = "portal-view";

    public string Value => (Large, Contrast) switch { (true, true) => "large-contrast", (true, false) => "large", (false, true) => "contrast", _ => "normal" };

    /// <summary>For the root element; null where nothing was chosen.</summary>
    public string? Classes => (Large, Contrast) switch { (true, true) => "large contrast", (true, false) => "large", (false, true) => "contrast", _ => null };

    /// <summary>Anything but the four values is the usual view.</summary>
    public static ViewSettings Of(HttpRequest request) => request.Cookies[Cookie] switch
    {
        "large-contrast" => new(true, true),
        "large" => new(true, false),
        "contrast" => new(false, true),
        _ => new(false, false),
    };

    /// <summary>The address that changes the view and comes back.</summary>
    public string Link(string back) => $"/view?large={(Large ? 1 : 0)}&contrast={(Contrast ? 1 : 0)}&back={Uri.EscapeDataString(back)}";
}
