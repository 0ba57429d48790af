using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.WorkPlans.Reading;
using Portal.Testing;

namespace Portal.Domain.Tests.WorkPlans;

[Trait("Req", "F4")]
public sealed class PlanReaderPropertyTests
{
    // Pieces that the reader looks for, in any order: what nobody would think of pasting.
    private static readonly string[] Pieces =
    [
        "2024年民政局工作要点\n", "一、", "（一）", "1.", "1．", "11", "⑴", "①", "1.1 ", "第一部分 ", "第一，", "一是", "十", "公开救助标准", "加强政策解读", "。", "，", "、", "；", "：", "（", "）", "(", ")", "【", "】", "〔", "《", "》", "“", "\n", "\n\n", "\r\n", " ", "　", "\t", "|", "| --- | --- |\n",
        "责任单位：", "责任单位", "牵头单位:", "配合单位：", "完成时限：", "责任人：", "办公室", "法规处", "各有关处室", "县（市、区）民政局", "牵头", "配合", "分别负责", "按职责分工负责", "会同", "等", "和", "8月底前", "上半年", "3个工作日内", "2024年6月30日前", "2月30日", "13月", "0月", "每季度", "长期坚持", "明年", "9999年底前", "5月至", "1-", "不低于4%", "第二届", "两次",
        "序号\n工作任务\n责任单位\n完成时限\n", "序号 | 任务 | 责任单位 | 时限\n", "序号\t任务\t责任单位\n", "— 3 —\n", "3\n", "附件：", "扫一扫", "\ud800", "\udc00", "\u0000", "\u200b", "\ufeff", "**", "\\", "#", ">",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Places_are_inside_the_text_and_a_value_stands_where_it_says() => Prop.ForAll(Texts, text =>
    {
        var reading = PlanReader.Read(text);
        return reading.Tasks.All(t => Inside(t.Place) && t.Limits.All(l => Holds(l.Place, l.Words)) && t.Units.All(u => Holds(u.Place, u.Name)) && t.Persons.All(p => Holds(p.Place, p.Name)) && t.Papers.All(p => Holds(p.Place, p.Name)) && t.Quantities.All(q => Holds(q.Place, q.Words)))
            && reading.Parts.All(p => Inside(p.Place)) && (reading.IsPlan ? reading.WhyNot is null : reading.WhyNot is not null && reading.Parts.Count == 0);

        bool Inside(Place place) => place.Start >= 0 && place.Length >= 0 && place.End <= text.Length;

        // Hidden signs and blanks may stand in between.
        bool Holds(Place place, string words) => Inside(place) && Bare(text.Substring(place.Start, place.Length)).Contains(Bare(words), StringComparison.Ordinal);

        static string Bare(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('\u200b' or '\ufeff' or '*' or '\\' or '#' or '>')));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_text_gives_the_same_reading() => Prop.ForAll(Texts, text =>
    {
        var (first, second) = (PlanReader.Read(text), PlanReader.Read(text));
        return first.Tasks.Select(t => (t.Number, t.Text, string.Join(',', t.Units.Select(u => u.Name)))).SequenceEqual(second.Tasks.Select(t => (t.Number, t.Text, string.Join(',', t.Units.Select(u => u.Name)))));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(PlanLayout.Brackets)]
    [InlineData(PlanLayout.UnitLines)]
    [InlineData(PlanLayout.Clauses)]
    [InlineData(PlanLayout.Pipes)]
    [InlineData(PlanLayout.Cells)]
    [InlineData(PlanLayout.Nested)]
    public void A_made_plan_is_read_without_fault_and_with_noise_nearly_so(PlanLayout layout)
    {
        var (clean, noisy) = (new PlanScore(), new PlanScore());
        for (var seed = 0; seed < 40; seed++)
        {
            var plan = new PlanGenerator(seed).Make(layout, PlanNoise.None);
            var reading = PlanReader.Read(plan.Text);
            Assert.Equal((true, plan.Year, plan.Body), (reading.IsPlan, reading.Year ?? 0, reading.Body));
            clean.Add(plan, reading);
            plan = new PlanGenerator(seed + 1000).Make(layout, PlanNoise.All);
            noisy.Add(plan, PlanReader.Read(plan.Text));
        }
        Assert.Empty(clean.Misses);
        Assert.All(PlanScore.Fields, f => Assert.True(noisy.Recall(f) > 0.97 && noisy.Precision(f) > 0.97, $"{f}: {noisy.Recall(f):P1} / {noisy.Precision(f):P1}\n{string.Join('\n', noisy.Misses.Take(20))}"));
    }

    [Theory]
    [InlineData("（")]
    [InlineData("《")]
    [InlineData("1.")]
    [InlineData("1.公开。")]
    [InlineData("一、\n")]
    [InlineData("一、（一）")]
    [InlineData("、办公室")]
    [InlineData("办公室和")]
    [InlineData("负责")]
    [InlineData("牵头配合")]
    [InlineData("按职责分工")]
    [InlineData("责任单位：")]
    [InlineData("责任单位：办公室\n")]
    [InlineData("（责任单位：办公室")]
    [InlineData("8月")]
    [InlineData("1-")]
    [InlineData("每")]
    [InlineData("|")]
    [InlineData("| 任务 | 责任单位 |\n")]
    [InlineData("任务\t")]
    [InlineData("序号\n任务\n责任单位\n")]
    [InlineData("工作要点\n")]
    [InlineData("2024年民政局工作要点\n1.公开\n")]
    [InlineData("公开 ")]
    [InlineData("\n")]
    [InlineData("第一部分 ")]
    [InlineData("会同")]
    [InlineData("\ud800")]
    public async Task Long_runs_of_one_piece_do_not_hang_it(string piece)
    {
        var text = "2024年云岭市民政局工作要点\n" + new StringBuilder().Insert(0, piece, 2_000_000 / piece.Length) + "）》。（责任单位：办公室）";
        // A guard against work that grows with the square, far beyond any busy machine's time.
        await Task.Run(() => PlanReader.Read(text)).WaitAsync(TimeSpan.FromMinutes(2));
    }
}
