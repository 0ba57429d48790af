namespace Portal.Domain.Reports;

/// <summary>Where something was made public (Regulation, articles 23 to 25).</summary>
public enum Channel
{
    /// <summary>网站: counted from the publications themselves, never entered.</summary>
    Website,

    /// <summary>政务新媒体</summary>
    NewMedia,

    /// <summary>政府公报</summary>
    Gazette,

    /// <summary>新闻发布会</summary>
    PressConference,

    /// <summary>广播电视</summary>
    Broadcast,

    /// <summary>报刊</summary>
    Press,

    /// <summary>公开查阅点</summary>
    ReadingPoint,

    /// <summary>公示栏</summary>
    NoticeBoard,

    /// <summary>其他</summary>
    Other,
}

public static class ChannelNames
{
    public static string Chinese(this Channel channel) => channel switch
    {
        Channel.Website => "网站",
        Channel.NewMedia => "政务新媒体",
        Channel.Gazette => "政府公报",
        Channel.PressConference => "新闻发布会",
        Channel.Broadcast => "广播电视",
        Channel.Press => "报刊",
        Channel.ReadingPoint => "公开查阅点",
        Channel.NoticeBoard => "公示栏",
        _ => "其他",
    };

    /// <summary>Those that people enter.</summary>
    public static IReadOnlyList<Channel> Entered { get; } = [.. Enum.GetValues<Channel>().Where(c => c != Channel.Website)];
}
