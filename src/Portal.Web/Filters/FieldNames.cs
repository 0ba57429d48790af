namespace Portal.Web.Filters;

/// <summary>What the fields of forms are called on pages that show again what was typed.</summary>
public static class FieldNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Title"] = "标题",
        ["Body"] = "正文",
        ["Summary"] = "内容概述",
        ["IssuingBody"] = "发文机关",
        ["Note"] = "意见",
        ["Reason"] = "原因",
        ["DocumentNumber"] = "发文字号",
        ["DateWritten"] = "成文日期",
        ["IssuedOn"] = "印发日期",
        ["Subject"] = "主题",
        ["Source"] = "来源",
        ["SourceUrl"] = "来源网址",
        ["Attribute"] = "公开属性",
        ["AttributeReason"] = "理由",
        ["LegalBasis"] = "公开依据",
        ["OtherLegalBasis"] = "其他法律依据",
        ["PublicNote"] = "向公众说明",
        ["PublishAt"] = "发布时间",
        ["HigherBody"] = "上级机关",
        ["InterpretationForHigherBody"] = "解读材料",
        ["BodyName"] = "有关机关",
        ["ReferredTo"] = "报送单位",
        ["Verdict"] = "结论",
        ["Gate"] = "关口",
        ["ColumnId"] = "栏目",
        ["Name"] = "名称",
        ["UserName"] = "用户名",
        ["UnitId"] = "处室",
        ["ParentId"] = "上级处室",
        ["Kind"] = "类别",
        ["Order"] = "排序",
        ["Duties"] = "职责",
        ["Phone"] = "电话",
        ["Address"] = "地址",
        ["Role"] = "角色",
        ["Roles"] = "角色",
        ["IsClosed"] = "停用",
        ["ToUserName"] = "受托人",
        ["StartsAt"] = "开始时间",
        ["EndsAt"] = "结束时间",
        ["Off"] = "放假日期",
        ["Work"] = "调休上班日期",
        ["Wrong"] = "要查的词",
        ["Right"] = "正确写法",
        ["Exceptions"] = "例外",
        ["Remark"] = "说明",
        ["Severity"] = "程度",
        ["Rank"] = "领导排序",
    };

    public static string Chinese(string field) => Names.GetValueOrDefault(field, field);
}
