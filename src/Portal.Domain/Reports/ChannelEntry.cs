using Portal.Domain.Documents;
using Portal.Domain.People;

namespace Portal.Domain.Reports;

/// <summary>That a public document also went out by another channel. A wrong entry is struck out with a reason; nothing is erased.</summary>
public sealed class ChannelEntry
{
    public const int PlaceMaxLength = 200;
    public const int ReasonMaxLength = 200;
    private static readonly Role[] Keepers = [Role.DisclosureOffice, Role.Drafter, Role.UnitHead];

    private ChannelEntry() => (Place, StrikeReason) = ("", "");

    /// <exception cref="RefusedException">The document is not public, the person has nothing to do with it, or no such thing can be.</exception>
    public ChannelEntry(Document document, Channel channel, DateOnly outOn, string place, Actor actor, DateTime now, DateOnly today) : this()
    {
        if (WhyNotRecord(document, actor) is { } refusal) throw new RefusedException(refusal);
        if (channel == Channel.Website) throw new RefusedException(new("ChannelWebsite", "网站公开由系统自己统计，不用登记"));
        if (outOn < Edition.FirstDay || outOn > today) throw new RefusedException(new("ChannelDay", "公开日期应当在1949年10月1日和今天之间"));
        (DocumentId, Channel, OutOn, Place, ById, At) = (document.Id, channel, outOn, place.Trim(), actor.UserId, now);
    }

    public int Id { get; private set; }
    public int DocumentId { get; private set; }
    public Channel Channel { get; private set; }

    /// <summary>The day it went out there.</summary>
    public DateOnly OutOn { get; private set; }

    /// <summary>Name of the paper, account or place, or a link.</summary>
    public string Place { get; private set; }
    public int ById { get; private set; }
    public DateTime At { get; private set; }
    public DateTime? StruckAt { get; private set; }
    public int? StruckById { get; private set; }
    public string StrikeReason { get; private set; }
    public int Version { get; private set; }

    public bool IsStruck => StruckAt is not null;

    /// <summary>Why the person cannot record a channel of the document; null when he can.</summary>
    public static Refusal? WhyNotRecord(Document document, Actor actor) =>
        document.OnShelf is not { State: EditionState.Published } ? new("ChannelNotPublic", "文件公开以后才能登记其他公开渠道")
        : MayKeep(document, actor) ? null : Refusals.NotYourDesk;

    /// <summary>Drafters and the head of the unit, and the disclosure office.</summary>
    public static bool MayKeep(Document document, Actor actor) => actor.For(Keepers, document.UnitId).Any();

    /// <summary>The stamp of what the person does here, with whom he stands for.</summary>
    public static Stamp StampOf(Document document, Actor actor, DateTime now) => new(actor.UserId, now, actor.For(Keepers, document.UnitId).First().OnBehalfOfId);

    public void Strike(Document document, string reason, Actor actor, DateTime now)
    {
        if (!MayKeep(document, actor)) throw new RefusedException(Refusals.NotYourDesk);
        if (IsStruck) throw new RefusedException(new("ChannelStruck", "这一条已经划去"));
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(Refusals.NoteMissing);
        (StruckAt, StruckById, StrikeReason) = (now, actor.UserId, reason.Trim());
        Version++;
    }
}
