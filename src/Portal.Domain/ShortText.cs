namespace Portal.Domain;

/// <summary>The beginning of a text that is too long for its place, never cut within a character.</summary>
public static class ShortText
{
    public static string Of(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
}
