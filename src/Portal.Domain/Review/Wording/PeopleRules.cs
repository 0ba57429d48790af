namespace Portal.Domain.Review.Wording;

/// <summary>Leaders as configured: their posts, names mistyped by one character, the order of a list; titles before and behind one name.</summary>
internal static class PeopleRules
{
    public static IEnumerable<WordingFinding> Find(Passage passage, WordingLexicon lexicon)
    {
        var text = passage.Chars;
        foreach (System.Text.RegularExpressions.Match match in Posts.Turned(text))
            yield return passage.Finding(WordingKind.Title, WordingSeverity.Doubt, match.Index, match.Index + match.Length, $"{match.Groups["party"].Value}、{match.Groups["office"].Value}", "党内职务写在行政职务前面。");
        if (lexicon.Leaders.Count == 0) yield break;
        var places = new List<(int Start, Leader Leader)>();
        foreach (var leader in lexicon.Leaders)
            for (var at = text.IndexOf(leader.Name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(leader.Name, at + leader.Name.Length, StringComparison.Ordinal))
            {
                places.Add((at, leader));
                foreach (var finding in Posted(passage, at, leader)) yield return finding;
            }
        foreach (var finding in Mistyped(passage, lexicon)) yield return finding;
        foreach (var finding in Ordered(passage, [.. places.OrderBy(p => p.Start)])) yield return finding;
    }

    private static IEnumerable<WordingFinding> Posted(Passage passage, int at, Leader leader)
    {
        var end = at + leader.Name.Length;
        if (Posts.Before(passage.Chars, at) is var (start, post))
        {
            if (!leader.PostSet.Contains(post))
                yield return passage.Finding(WordingKind.Leader, leader.Severity, start, at, Nearest(leader, post), $"“{leader.Name}”登记的职务是“{leader.Posts}”，文中写作“{post}”。{leader.Note}");
            // 局长张三局长
            else if (Posts.After(passage.Chars, end) is { } twice && twice == post)
                yield return passage.Finding(WordingKind.Title, WordingSeverity.Error, end, end + twice.Length, "", $"姓名前后都写了“{post}”。");
        }
        else if (Posts.After(passage.Chars, end) is { } behind && !leader.PostSet.Contains(behind))
            yield return passage.Finding(WordingKind.Leader, WordingSeverity.Doubt, end, end + behind.Length, Nearest(leader, behind), $"“{leader.Name}”登记的职务是“{leader.Posts}”，文中写作“{behind}”。{leader.Note}");
    }

    /// <summary>The post of the leader that differs only by 副 or by what the office is called.</summary>
    private static string? Nearest(Leader leader, string post) =>
        leader.PostSet.FirstOrDefault(p => p.Replace("副", "", StringComparison.Ordinal) == post.Replace("副", "", StringComparison.Ordinal)) ?? (leader.PostSet.Count == 1 ? leader.PostSet.First() : null);

    // 副局长陈签法: a post of his before a name of three or more characters that differs by one behind the surname.
    private static IEnumerable<WordingFinding> Mistyped(Passage passage, WordingLexicon lexicon)
    {
        var text = passage.Chars;
        foreach (var leader in lexicon.Leaders.Where(l => l.Name.Length >= 3))
        {
            for (var at = text.IndexOf(leader.Name[0], StringComparison.Ordinal); at >= 0; at = text.IndexOf(leader.Name[0], at + 1))
            {
                if (at + leader.Name.Length > text.Length) break;
                var name = text.Substring(at, leader.Name.Length);
                if (Differences(name, leader.Name) != 1 || !name.All(Script.IsHan) || lexicon.Leaders.Any(l => l.Name == name)) continue;
                var post = Posts.Before(text, at)?.Post ?? Posts.After(text, at + name.Length);
                if (post is not null && leader.PostSet.Contains(post))
                    yield return passage.Finding(WordingKind.Leader, WordingSeverity.Doubt, at, at + name.Length, leader.Name, $"登记的{post}是“{leader.Name}”，请核对姓名。");
            }
        }
    }

    private static int Differences(string a, string b)
    {
        var count = 0;
        for (var i = 0; i < a.Length; i++) if (a[i] != b[i]) count++;
        return count;
    }

    // Names with nothing between them but 、 and posts are a list.
    private static IEnumerable<WordingFinding> Ordered(Passage passage, List<(int Start, Leader Leader)> places)
    {
        for (var i = 0; i < places.Count;)
        {
            var to = i;
            while (to + 1 < places.Count && IsLink(passage.Chars.AsSpan(EndOf(places[to])..places[to + 1].Start))) to++;
            var run = places[i..(to + 1)];
            if (run.TrueForAll(p => p.Leader.Rank > 0) && run.Zip(run.Skip(1)).Any(p => p.First.Leader.Rank > p.Second.Leader.Rank))
            {
                var (start, end) = (run[0].Start, EndOf(run[^1]));
                var right = run.OrderBy(p => p.Leader.Rank).Select(p => p.Leader.Name).ToList();
                var plain = run.Zip(run.Skip(1)).All(p => passage.Chars[EndOf(p.First)..p.Second.Start] == "、");
                yield return passage.Finding(WordingKind.Leader, WordingSeverity.Doubt, start, end, plain ? string.Join('、', right) : null, $"领导排名与登记的顺序不同，应为“{string.Join('、', right)}”，请核对。");
            }
            i = to + 1;
        }
    }

    private static int EndOf((int Start, Leader Leader) place) => place.Start + place.Leader.Name.Length;

    private static bool IsLink(ReadOnlySpan<char> between)
    {
        if (between.Length is 0 or > 24 || between[0] is not ('、' or '，' or '和' or '及')) return false;
        var rest = between.ToString();
        foreach (var post in Posts.In(rest).ToList()) rest = rest.Replace(post, "", StringComparison.Ordinal);
        return rest.All(c => "、，和及局厅委办党组市县民政同志".Contains(c, StringComparison.Ordinal));
    }
}
