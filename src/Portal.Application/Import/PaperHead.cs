using System.Text.RegularExpressions;

namespace Portal.Application.Import;

/// <summary>
/// The head of a paper: site furniture, title, number line, header table, line of source and date. Walks down to where the
/// text begins and keeps apart what is no field and no furniture.
/// </summary>
internal sealed class PaperHead
{
    private const int LongestHead = 400;
    private const int MostAround = 2000;
    private static readonly Regex _dated = new(@"^(.+?)[ ]*[（(\[][ ]*((?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?)[ ]*[）)\]]$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private readonly RawPaper _paper;
    private readonly List<int> _candidates = [];
    private readonly HashSet<int> _furniture = [];

    private PaperHead(RawPaper paper) => _paper = paper;

    public string? Title { get; private set; }
    public bool TitleIsInferred { get; private set; }
    public string? RedHead { get; private set; }
    public List<(LabelKey Key, string Value)> Labels { get; } = [];
    public List<FoundNumber> Numbers { get; } = [];
    public string? DateBehindTitle { get; private set; }
    public List<string> Removed { get; } = [];
    public List<PaperBlock> Rest { get; } = [];

    public static PaperHead Read(RawPaper paper)
    {
        var head = new PaperHead(paper);
        foreach (var block in paper.Around.Take(MostAround)) head.TakeField(block, around: true);
        head.Walk();
        return head;
    }

    private void Walk()
    {
        var blocks = _paper.Blocks;
        var i = 0;
        for (; i < blocks.Count && i < LongestHead; i++)
        {
            var block = blocks[i];
            if (block.Kind == BlockKind.Table)
            {
                if (!TakeField(block)) break;
                Remove(i, string.Join(" | ", block.Table!.Rows.SelectMany(r => r).Select(c => c.Text)));
                continue;
            }

            var text = block.Text;
            if (TakeLabels(blocks, ref i)) continue;
            if (Furniture.IsAtEdge(text))
            {
                Remove(i, text);
                continue;
            }

            if (TakeField(block))
            {
                Remove(i, text);
                continue;
            }

            if (BeginsText(block)) break;
            _candidates.Add(i);
        }

        ChooseTitle(i);
    }

    private void Remove(int index, string text)
    {
        _furniture.Add(index);
        Removed.Add(text);
    }

    private bool TakeLabels(List<PaperBlock> blocks, ref int i)
    {
        var pairs = PaperLabels.FromLine(blocks[i].Text);
        if (pairs.Count == 0) return false;
        Remove(i, blocks[i].Text);

        // 索引号： on one line, its value on the next
        if (pairs is [{ Value: "" } only] && only.Key != LabelKey.Other && i + 1 < blocks.Count && blocks[i + 1].IsLine && blocks[i + 1].Text.Length <= 80
            && PaperLabels.FromLine(blocks[i + 1].Text).Count == 0 && PaperLabels.KeyOf(blocks[i + 1].Text) is null && !PaperLines.IsSalutation(blocks[i + 1].Text))
        {
            i++;
            Remove(i, blocks[i].Text);
            pairs = [(only.Key, blocks[i].Text)];
        }

        Labels.AddRange(pairs);
        return true;
    }

    /// <summary>True where the block is a field and nothing else.</summary>
    private bool TakeField(PaperBlock block, bool around = false)
    {
        if (block.Table is { } table)
        {
            var found = table.Rows.SelectMany(r => PaperLabels.FromCells(r.Select(c => c.Text).ToList())).ToList();
            if (found.Count == 0 || (found.Count < 2 && table.Rows.Count > 1) || table.Rows.Count > found.Count + 3) return false;
            Labels.AddRange(found);
            return true;
        }

        var text = block.Text;
        if (around && PaperLabels.FromLine(text) is { Count: > 0 } pairs)
        {
            Labels.AddRange(pairs);
            return true;
        }

        if (DocumentNumbers.Read(text) is { } number)
        {
            Numbers.Add(number);
            return true;
        }

        if (PaperLines.RedHead(text) is { } red)
        {
            RedHead = red;
            return true;
        }

        if (PaperLines.IsHeadMark(text)) return true;
        if (PaperDates.Whole(text) is { } date && text.Length <= 12 && text.Contains('-', StringComparison.Ordinal))
        {
            Labels.Add((LabelKey.Published, date.Text));
            return true;
        }

        return false;
    }

    private static bool BeginsText(PaperBlock block)
    {
        var text = block.Text;
        if (block.Kind == BlockKind.Bullet && text.Length >= 30) return true;
        if (PaperLines.IsSalutation(text) || PaperLines.NumberLevel(text) > 0) return true;
        if (text.Length > 300) return true;
        var sentence = text.Length > 0 && text[^1] is '。' or '：' or ':' or '；' or ';' or '！';
        return (sentence && text.Length >= 8) || (text.Length >= 20 && text.Contains('。', StringComparison.Ordinal));
    }

    private void ChooseTitle(int bodyStart)
    {
        var blocks = _paper.Blocks;
        var stated = Stated();
        (int From, int To, string Text, int Score) best = (-1, -1, "", 0);
        foreach (var from in _candidates)
        {
            var text = "";
            for (var to = from; to < Math.Min(from + 4, bodyStart) && _candidates.Contains(to); to++)
            {
                if (blocks[to].Kind != BlockKind.Line) break;
                text += blocks[to].Text;
                var score = Score(from, to, text, stated, bodyStart);
                if (score > best.Score) best = (from, to, text, score);
            }
        }

        var chosen = best.Score > 0;
        if (chosen)
        {
            Title = best.Text;
            TitleIsInferred = best.Score < 4;
        }
        else if (stated.FirstOrDefault(s => s.Length is >= 4 and <= 200) is { } known)
        {
            Title = known;
            TitleIsInferred = stated.IndexOf(known) == stated.Count - 1 && _paper.Meta.ContainsKey("title") && !_paper.Meta.ContainsKey("ArticleTitle");
        }

        for (var i = 0; i < bodyStart; i++)
        {
            if (_furniture.Contains(i) || (chosen && i >= best.From && i <= best.To)) continue;
            var text = blocks[i].Text;
            if (Title is not null && PaperText.Bare(text) == PaperText.Bare(Title)) continue;
            if (chosen && i < best.From) Removed.Add(text);
            else Rest.Add(blocks[i]);
        }

        Rest.AddRange(blocks.Skip(bodyStart));
        SplitTitle();
    }

    /// <summary>Titles that the page itself names: meta tags, 标题 and 原标题.</summary>
    private List<string> Stated()
    {
        var titles = Labels.Where(l => l.Key == LabelKey.Title && l.Value.Length > 0).Select(l => l.Value).ToList();
        foreach (var name in (string[])["ArticleTitle", "title"])
        {
            if (_paper.Meta.TryGetValue(name, out var value) && value.Length > 0) titles.Add(value);
        }

        return titles;
    }

    private int Score(int from, int to, string text, List<string> stated, int bodyStart)
    {
        if (text.Length is < 4 or > 200 || text[^1] is '。' or '，' or ',' or '；' or '：' or ':') return 0;
        var bare = PaperText.Bare(_dated.Match(text) is { Success: true } dated ? dated.Groups[1].Value : text);
        var score = 0;
        if (stated.Any(s => PaperText.Bare(s) == bare)) score += 8;
        if (PaperLines.IsAbout(bare)) score += 5;
        else if (PaperLines.NamesKind(bare)) score += 4;
        if (DocumentNumbers.AtEndOf(text) is { } numbered) score += PaperLines.IsAbout(numbered.Title) ? 6 : 3;
        var block = _paper.Blocks[from];
        if (block.HeadingLevel == 1 && from == to) score += 4;
        else if (block.HeadingLevel > 1) score += 1;
        if (to + 1 < _paper.Blocks.Count && (_furniture.Contains(to + 1) || to + 1 == bodyStart)) score += 2;
        if (from == 0) score += 1;
        if (text.Contains('|', StringComparison.Ordinal) || text.Contains('>', StringComparison.Ordinal) || bare.EndsWith('网') || bare.EndsWith("网站", StringComparison.Ordinal)) score -= 4;

        // Joined lines must say more than the last alone: 某市民政局 + 关于……的通知, or 关于……工作的 + 通知
        if (to > from)
        {
            var last = PaperText.Bare(_paper.Blocks[to].Text);
            var first = PaperText.Bare(_paper.Blocks[from].Text);
            if (!PaperLines.IsAbout(bare) && !stated.Any(s => PaperText.Bare(s) == bare)) return 0;
            if (PaperLines.IsAbout(last) && !PaperLines.IsBody(first)) return 0;
            if (PaperLines.IsAbout(PaperText.Bare(string.Concat(Enumerable.Range(from, to - from).Select(i => _paper.Blocks[i].Text))))) return 0;
            score += 1;
        }

        return score;
    }

    private void SplitTitle()
    {
        if (Title is null) return;
        if (_dated.Match(Title) is { Success: true } dated)
        {
            Title = dated.Groups[1].Value.Trim();
            DateBehindTitle = dated.Groups[2].Value;
        }

        if (DocumentNumbers.AtEndOf(Title) is var (title, number))
        {
            Title = title;
            Numbers.Add(number);
        }
    }
}
