using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Filters;

/// <summary>
/// <c>&lt;div class="field" field="Name"&gt;</c>: marks a wrong field and says beside it what is wrong. With an empty name its inputs belong to a form
/// that was not sent, though another on the page has inputs of the same names.
/// </summary>
[HtmlTargetElement("div", Attributes = FieldAttribute)]
[HtmlTargetElement("fieldset", Attributes = FieldAttribute)]
public sealed class FieldErrorTagHelper : TagHelper
{
    private const string FieldAttribute = "field";

    [HtmlAttributeName(FieldAttribute)]
    public string Field { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    // Before the inputs within it, which are made in ProcessAsync's children.
    public override void Init(TagHelperContext context)
    {
        if (Field.Length == 0) context.Items[FieldErrors.NotSent] = true;
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Field.Length == 0 || !View.ModelState.TryGetValue(Field, out var entry) || entry.Errors.Count == 0) return;
        output.Attributes.SetAttribute("class", output.Attributes["class"]?.Value + " wrong");
        var error = new TagBuilder("span");
        error.AddCssClass("error");
        error.Attributes["id"] = FieldErrors.IdOf(Field);
        error.InnerHtml.Append(string.Join("；", entry.Errors.Select(e => e.ErrorMessage)));
        output.PostContent.AppendHtml(error);
    }
}

/// <summary>Ties a wrong field to the words beside it, for those who hear the page, and shows again what was typed into a form that could not be taken.</summary>
[HtmlTargetElement("input", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select")]
[HtmlTargetElement("textarea")]
public sealed class DescribedInputTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    // The name stands there already: the framework's own helper for asp-for runs before.
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ModelState.IsValid || context.Items.ContainsKey(FieldErrors.NotSent)) return;
        if (output.Attributes["name"]?.Value?.ToString() is not { } name || !View.ModelState.TryGetValue(name, out var entry)) return;
        if (entry.Errors.Count > 0)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
            output.Attributes.SetAttribute("aria-describedby", $"{FieldErrors.IdOf(name)} {output.Attributes["aria-describedby"]?.Value}".Trim());
        }
        if (entry.AttemptedValue is not { } typed || name.EndsWith("Code", StringComparison.Ordinal)) return;
        // The first line break within a textarea is dropped by browsers.
        if (output.TagName == "textarea") output.Content.SetContent("\n" + typed);
        else if (output.TagName == "input" && output.Attributes["type"]?.Value?.ToString() is not ("hidden" or "password" or "checkbox" or "radio" or "file")) output.Attributes.SetAttribute("value", typed);
    }
}

internal static class FieldErrors
{
    public static readonly object NotSent = new();

    public static string IdOf(string field) => field.Replace('.', '-').Replace('[', '-').Replace(']', '-') + "-error";
}
