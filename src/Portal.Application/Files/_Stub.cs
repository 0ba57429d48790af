namespace Portal.Application.Files
{
    public sealed class IntakeRefusedException(string message) : Exception(message);
    public sealed record AcceptedFile(string Name, string ContentType, string Text);
    public sealed class FileIntake
    {
        public AcceptedFile AcceptAttachment(string name, byte[] bytes) { _ = bytes; return new(name, "application/octet-stream", ""); }
    }
}
namespace Portal.Application.Documents
{
    public static class MarkdownRenderer
    {
        public static string ToHtml(string markdown) => Markdig.Markdown.ToHtml(markdown);
        public static string ToPlainText(string markdown) => Markdig.Markdown.ToPlainText(markdown);
    }
}
