namespace Portal.Domain.Documents;

/// <summary>
/// The disclosure attribute (公开属性) of an edition. Every value but <see cref="Proactive"/> needs a reason and a legal basis
/// (Regulation, articles 13 to 16; requirement A2).
/// </summary>
public enum DisclosureAttribute
{
    /// <summary>主动公开: everybody may read it.</summary>
    Proactive,

    /// <summary>删减后公开: a public version, with parts left out.</summary>
    Redacted,

    /// <summary>依申请公开: given to those who ask; listed by title at most.</summary>
    OnRequest,

    /// <summary>不公开: never listed.</summary>
    Withheld,
}
