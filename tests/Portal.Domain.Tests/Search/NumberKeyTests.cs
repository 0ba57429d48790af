using Portal.Domain.Search;

namespace Portal.Domain.Tests.Search;

/// <summary>A document number is found however its brackets were typed.</summary>
[Trait("Req", "K2")]
public sealed class NumberKeyTests
{
    [Theory]
    [InlineData("沪民便函〔2024〕73号")]
    [InlineData("沪民便函[2024]73号")]
    [InlineData("沪民便函［２０２４］７３号")]
    [InlineData("沪民便函(2024)73号")]
    [InlineData("沪民便函（2024）73 号")]
    [InlineData("沪民便函【2024】73")]
    [InlineData("沪民便函2024 73号")]
    [InlineData("沪民便函2024-73")]
    [InlineData("沪民便函 2024年第73号")]
    [InlineData("民便函〔2024〕73号")]
    [InlineData("便函2024〕73号")]
    [InlineData("〔2024〕73号")]
    [InlineData("〔2024〕73")]
    [InlineData("2024 73号")]
    [InlineData("2024-73")]
    [InlineData("２０２４年７３号")]
    public void All_ways_to_write_it_are_one(string typed)
    {
        var stored = NumberKey.Parse("沪民便函〔2024〕73号")!;
        var asked = NumberKey.Parse(typed);
        Assert.NotNull(asked);
        Assert.True(stored.Fits(asked));
        Assert.Equal("2024-73", asked.YearAndSerial);
    }

    [Theory]
    [InlineData("沪民便函〔2024〕74号")]
    [InlineData("沪民便函〔2023〕73号")]
    [InlineData("沪民发〔2024〕73号")]
    [InlineData("〔2024〕7号")]
    public void Another_number_does_not_fit(string typed) => Assert.False(NumberKey.Parse("沪民便函〔2024〕73号")!.Fits(NumberKey.Parse(typed)!));

    [Theory]
    [InlineData("低保")]
    [InlineData("2024")]
    [InlineData("202473")]
    [InlineData("13812345678")]
    [InlineData("2024年")]
    [InlineData("关于做好2024年第3季度统计的通知")]
    [InlineData("第2024条")]
    [InlineData("")]
    [InlineData("〔〕号")]
    public void What_is_no_number_is_none(string typed) => Assert.Null(NumberKey.Parse(typed));

    [Theory]
    [InlineData("0024204128/2024-00055", "0024204128-2024-00055")]
    [InlineData("11341700003244799H/202102-00014", "11341700003244799h 202102 00014")]
    public void Index_numbers_are_compared_without_their_signs(string stored, string typed) => Assert.Equal(NumberKey.OfIndexNumber(stored), NumberKey.OfIndexNumber(typed));
}
