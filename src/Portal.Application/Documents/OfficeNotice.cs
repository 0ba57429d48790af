namespace Portal.Application.Documents;

/// <summary>Something beside papers that waits for the person, as a line above his to-do list; it leads to where it is done.</summary>
public sealed record OfficeNotice(string Subject, string Text, string Href);
