namespace Portal.Web.Models;

/// <summary>政府信息公开申请表: one text for the page, the printer and the Word file. It asks for what article 29 of the Regulation asks for and no more.</summary>
public static class RequestForm
{
    public const string Title = "政府信息公开申请表";

    public const string Html = """
        <table class="form">
        <colgroup><col data-width="10"><col data-width="13"><col data-width="16"><col data-width="23"><col data-width="14"><col data-width="24"></colgroup>
        <tbody>
        <tr><th rowspan="11" scope="rowgroup">申请人信息</th><th rowspan="4" scope="rowgroup">公民</th><th scope="row">姓名</th><td></td><th scope="row">工作单位</th><td></td></tr>
        <tr><th scope="row">证件名称</th><td></td><th scope="row">证件号码</th><td></td></tr>
        <tr><th scope="row">联系电话</th><td></td><th scope="row">电子邮箱</th><td></td></tr>
        <tr><th scope="row">联系地址</th><td></td><th scope="row">邮政编码</th><td></td></tr>
        <tr><th rowspan="5" scope="rowgroup">法人或者其他组织</th><th scope="row">名称</th><td colspan="3"></td></tr>
        <tr><th scope="row">性质</th><td colspan="3">□商业企业　□科研机构　□社会公益组织　□法律服务机构　□其他</td></tr>
        <tr><th scope="row">统一社会信用代码</th><td></td><th scope="row">法定代表人</th><td></td></tr>
        <tr><th scope="row">联系人</th><td></td><th scope="row">联系电话</th><td></td></tr>
        <tr><th scope="row">联系地址</th><td></td><th scope="row">电子邮箱</th><td></td></tr>
        <tr><th colspan="2" scope="row">申请人签名或者盖章</th><td colspan="3"></td></tr>
        <tr><th colspan="2" scope="row">申请时间</th><td colspan="3">　　　　年　　月　　日</td></tr>
        <tr class="tall"><th rowspan="3" scope="rowgroup">所需信息情况</th><th colspan="2" scope="row">名称、文号或者便于查询的其他特征</th><td colspan="3"></td></tr>
        <tr><th colspan="2" scope="row">提供的形式（可以多选）</th><td colspan="3">□纸质　□电子文档　□光盘</td></tr>
        <tr><th colspan="2" scope="row">获取的方式（可以多选）</th><td colspan="3">□邮寄　□电子邮件　□传真　□自行领取　□当场查阅、抄录</td></tr>
        <tr><th colspan="2" scope="row">备注</th><td colspan="4">□不能按照上述形式提供的，接受其他形式</td></tr>
        </tbody>
        </table>
        """;

    public const string Note = "填写说明：公民和法人或者其他组织只填写其中一栏；请附身份证明的复印件。所需信息请尽量写明名称、文号、时间，便于查找。一件申请写一项信息。";
}
