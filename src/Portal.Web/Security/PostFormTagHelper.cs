using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Security;

/// <summary>Puts the antiforgery field into every form that posts: the framework leaves it out where a form names its own address.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // An address of the form's own is what makes the framework leave it out.
        if (context.AllAttributes.ContainsName("action") && !context.AllAttributes.ContainsName("asp-antiforgery") && generator.GenerateAntiforgery(ViewContext) is { } field) output.PostContent.AppendHtml(field);
    }
}
