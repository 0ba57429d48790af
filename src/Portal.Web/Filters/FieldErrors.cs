using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Filters;

/// <summary><c>&lt;div class="field" field="Name"&gt;</c>: marks a wrong field and says beside it what is wrong.</summary>
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

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!View.ModelState.TryGetValue(Field, out var entry) || entry.Errors.Count == 0) return;
        output.Attributes.SetAttribute("class", output.Attributes["class"]?.Value + " wrong");
        var error = new TagBuilder("span");
        error.AddCssClass("error");
        error.Attributes["id"] = FieldErrors.IdOf(Field);
        error.InnerHtml.Append(string.Join("；", entry.Errors.Select(e => e.ErrorMessage)));
        output.PostContent.AppendHtml(error);
    }
}

/// <summary>Ties an input to the words beside it, for those who hear the page.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
[HtmlTargetElement("select", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
public sealed class DescribedInputTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ModelState.GetFieldValidationState(For.Name) != ModelValidationState.Invalid) return;
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", $"{FieldErrors.IdOf(For.Name)} {output.Attributes["aria-describedby"]?.Value}".Trim());
    }
}

internal static class FieldErrors
{
    public static string IdOf(string field) => field.Replace('.', '-').Replace('[', '-').Replace(']', '-') + "-error";
}
