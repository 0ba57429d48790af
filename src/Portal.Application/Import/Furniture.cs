using System.Text.RegularExpressions;

namespace Portal.Application.Import;

/// <summary>
/// Knows lines that belong to a web site and not to the paper. Every rule looks at the whole line and most at its length:
/// a sentence that only mentions such words stays.
/// </summary>
internal static class Furniture
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex _breadcrumb = new(@"^(?:您?的?(?:当前|现在|所在)(?:的)?(?:位置|页面|栏目)(?:是|为)?[ ]*[:：>]|您现在(?:的位置|所在)|位置[:：]|(?:网站)?首页[ ]*(?:>|＞|»|›|/|-|→|\|)|所在位置[:：])", Options);
    private static readonly Regex _foot = new(@"^(?:版权所有|主办单位|主办[:：]|承办单位|承办[:：]|技术支持|网站标识码|政府网站标识码|备案号|copyright|©|(?:\p{L}{1,2})?ICP备|(?:\p{L})?公网安备|网站地图|联系我们|关于我们|网站声明|隐私声明|我为政府网站找错|党政机关网站标识|建议使用|您是第|访问量|分享到|分享[:：]|扫一扫|扫描二维码|微信扫|手机扫|打印本页|关闭窗口|【?打印】?|打印[ /|]|【?关闭】?$|\[?(?:打印|关闭|收藏)\]?$|返回顶部|返回列表|返回首页|上一篇|下一篇|上一条|下一条|相关链接|相关文章|相关新闻|相关信息[:：]?$|相关解读[:：]?$|相关文件[:：]?$|相关阅读|推荐阅读|热点推荐|猜你喜欢|点击查看更多|发表感言|发表评论|网友评论|查看评论|我要评论|评论[:：(（]|验证码|友情链接|浏览次数|点击数|阅读次数|字体[:：大小 ]|字号[:：]|【字体|\[字体|大[ ]+中[ ]+小|保护视力|无障碍浏览|无障碍阅读|长者模式|(?:登录|注册|无障碍|用户名|繁体版?|english|搜索)$|设为首页|加入收藏|站内搜索|热搜词|适老化|关怀版|政务微博|政务微信|微信公众号[:：]?$|新浪微博|当前位置)", Options);
    private static readonly Regex _credit = new(@"^[（(\[【]?(?:责任编辑|责编|编辑|网络编辑|审核|校对|撰稿|供稿|作者|摄影|信息员|录入|初审|复审|终审|监制)[ ]*[:：].{0,40}$", Options);
    private static readonly Regex _reposter = new(@"^\p{L}{2,14}(?:网|报|社|号|客户端)?(?:摘编|编辑|整理|供稿|转载)[ 　]+\p{L}{2,4}$", Options);
    private static readonly Regex _disclaimer = new(@"^[【\[（(]?(?:免责声明|版权声明|特别声明|转载声明|本网声明)", Options);
    private static readonly Regex _original = new(@"^[（(]?原(?:标|文标)题[ ]*[:：]", Options);
    private static readonly Regex _board = new(@"^[（(]?注[:：].{0,60}(?:留言时|只接收).{0,120}$", Options);
    private static readonly Regex _page = new(@"^(?:[-—–－ ]*[0-9]{1,3}[-—–－ ]*|第[ ]*[0-9]{1,3}[ ]*页(?:[ ]*共[ ]*[0-9]{1,3}[ ]*页)?)$", Options);
    private static readonly Regex _time = new(@"^(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[ ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?$", Options);

    /// <summary>Never part of a paper, wherever it stands.</summary>
    public static bool IsAlways(string line)
    {
        if (IsVideoList(line) || _disclaimer.IsMatch(Head(line))) return true;
        if (line.Length > 300) return false;
        return _original.IsMatch(line) || _board.IsMatch(line) || (_breadcrumb.IsMatch(line) && line.Length < 150) || IsReposterCredit(line);
    }

    /// <summary>Furniture at the head or the foot of a page; in the middle of a text it might be meant.</summary>
    public static bool IsAtEdge(string line) =>
        IsAlways(line) || (line.Length <= 160 && !line.Contains('。', StringComparison.Ordinal)
            && (_foot.IsMatch(line) || _credit.IsMatch(line) || _page.IsMatch(line) || _time.IsMatch(line) || IsMenu(line)));

    /// <summary>What follows such a line belongs to the page too, unless it is plainly text.</summary>
    public static bool EndsPaper(string line) => _disclaimer.IsMatch(Head(line)) || IsReposterCredit(line)
        || (line.Length <= 120 && !line.Contains('。', StringComparison.Ordinal) && _foot.IsMatch(line) && !_page.IsMatch(line));

    public static bool IsReposterCredit(string line) => line.Length <= 30 && _reposter.IsMatch(line);

    public static bool IsDisclaimer(string line) => _disclaimer.IsMatch(Head(line));

    public static bool IsOriginalTitle(string line) => line.Length <= 200 && _original.IsMatch(line);

    public static bool IsPageNumber(string line) => line.Length <= 20 && _page.IsMatch(line);

    private static bool IsVideoList(string line)
    {
        var videos = Count(line, "[视频]") + Count(line, "[图片]") + Count(line, "[专题]") + Count(line, "[组图]");
        return videos > 0 && (videos > 1 || line.StartsWith('·') || line.StartsWith('['));
    }

    /// <summary>首页 | 政务公开 | 办事服务: many short words between bars.</summary>
    private static bool IsMenu(string line)
    {
        var parts = line.Split(['|', '｜', '>', '›', '»'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 4 && parts.All(p => p.Length <= 10) && !line.Contains('：', StringComparison.Ordinal) && !line.Contains(':', StringComparison.Ordinal);
    }

    private static int Count(string line, string word)
    {
        var count = 0;
        for (var at = line.IndexOf(word, StringComparison.Ordinal); at >= 0 && count < 3; at = line.IndexOf(word, at + 1, StringComparison.Ordinal)) count++;
        return count;
    }

    private static string Head(string line) => line.Length > 40 ? line[..40] : line;
}
