using Portal.Domain.Review.Wording;

namespace Portal.Domain.Tests.Review.Wording;

/// <summary>Texts with one thing wrong, and texts with nothing.</summary>
internal static class WordingCases
{
    /// <summary>Kind | text | what is found | what is suggested; ∅ where only a person can mend it, nothing where it is taken out.</summary>
    public static IReadOnlyList<(WordingKind Kind, string Text, string Found, string? Suggestion)> Wrong { get; } = [.. """
        FrequentError|救助对象可以凭存折报帐。|报帐|报账
        FrequentError|请提供本人银行帐户。|帐户|账户
        FrequentError|建立困难群众台帐。|台帐|台账
        FrequentError|补助资金直接转帐。|转帐|转账
        FrequentError|截止2026年6月底，全市有低保对象三千人。|截止2|截至2
        FrequentError|截止到6月底，已经发放。|截止到6|截至6
        FrequentError|截止目前，工作进展顺利。|截止目前|截至目前
        FrequentError|请登陆云岭民政网站查询。|登陆云岭民政网站|登录云岭民政网站
        FrequentError|登陆全国社会救助信息系统填报。|登陆全国社会救助信息系统|登录全国社会救助信息系统
        FrequentError|把政务公开做为重要工作。|做为|作为
        FrequentError|既使遇到困难也要完成。|既使|即使
        FrequentError|本办法自既日起施行。|既日起|即日起
        FrequentError|通过竟争择优确定。|竟争|竞争
        FrequentError|会议布署了冬季救助工作。|布署|部署
        FrequentError|按装无障碍设施。|按装|安装
        FrequentError|敬老院座落在城北。|座落|坐落
        FrequentError|活动园满结束。|园满|圆满
        FrequentError|帮助群众渡过困难时期。|渡过困难时期|度过困难时期
        FrequentError|与老人欢渡重阳节。|欢渡|欢度
        FrequentError|设置一年过度期。|过度期|过渡期
        FrequentError|联系市民证局。|民证局|民政局
        FrequentError|提高最低生活保证金标准。|最低生活保证金|最低生活保障金
        FrequentError|做好低宝审核。|低宝|低保
        FrequentError|城乡底保标准提高。|城乡底保|城乡低保
        FrequentError|发放残疾人两项补帖。|补帖|补贴
        FrequentError|按月发放高龄津帖。|津帖|津贴
        FrequentError|名单在村公示栏张帖。|张帖|张贴
        FrequentError|规范殡藏服务。|殡藏|殡葬
        FrequentError|办理结婚登计。|结婚登计|结婚登记
        FrequentError|调整行政区化。|行政区化|行政区划
        FrequentError|加强社会组识管理。|组识|组织
        FrequentError|人口老令化程度加深。|老令化|老龄化
        FrequentError|申领老年人高令津贴。|高令津贴|高龄津贴
        FrequentError|特因人员应养尽养。|特因人员|特困人员
        FrequentError|等侯通知。|等侯|等候
        FrequentError|工作己经完成。|己经|已经
        FrequentError|必需按照程序办理。|必需按照|必须按照
        FrequentError|要再接再励。|再接再励|再接再厉
        FrequentError|一如继往做好服务。|一如继往|一如既往
        FrequentError|按步就班推进。|按步就班|按部就班
        FrequentError|不得防碍执法。|防碍|妨碍
        FrequentError|持户藉证明办理。|户藉|户籍
        FrequentError|双方签定协议。|签定|签订
        FrequentError|召开坐谈会听取意见。|坐谈会|座谈会
        FrequentError|发布招领启示。|招领启示|招领启事
        FrequentError|如实反应困难。|如实反应|如实反映
        FrequentError|群众可以来信反应问题。|反应问题|反映问题
        FrequentError|请尊照执行。|尊照执行|遵照执行
        FrequentError|严格尊守规定。|尊守|遵守
        FrequentError|弘杨孝老爱亲美德。|弘杨|弘扬
        FrequentError|落实抚恤优扶政策。|优扶|优抚
        FrequentError|申请临时救肋。|救肋|救助
        FrequentError|接受社会捐增。|捐增|捐赠
        FrequentError|防止个人信息泻露。|泻露|泄露
        FrequentError|刘某任付主任。|付主任|副主任
        FrequentError|依法注消登记。|注消|注销
        FrequentError|出示身分证。|身分证|身份证
        FrequentError|办理政协题案十件。|题案|提案
        FrequentError|建全工作制度。|建全|健全
        FrequentError|全方位的向公众展示。|全方位的向|全方位地向
        FrequentError|他待老人象亲人一样。|象亲人一样|像亲人一样
        FrequentError|低保、特困及其它对象。|其它|其他
        FrequentError|农村五保户集中居住。|五保户|特困人员
        FrequentError|依照《婚姻法》办理。|《婚姻法》|《中华人民共和国民法典》
        FrequentError|大约三百人左右参加。|大约三百人左右|∅
        BodyName|按照国家卫计委的要求。|国家卫计委|国家卫生健康委
        BodyName|联合国土资源局开展检查。|国土资源局|自然资源局
        BodyName|市发改委答复。|发改委|发展改革委
        BodyName|国家民政部发布通知。|国家民政部|民政部
        BodyName|报退役军人局备案。|退役军人局|退役军人事务局
        BodyName|由云岭民政局负责解释。|云岭民政局|云岭市民政局
        BodyName|报省民政局备案。|局|厅
        BodyName|由云岭市民政厅负责。|厅|局
        BodyName|市人力资源与社会保障部门。|人力资源与社会保障|人力资源和社会保障
        Leader|局长陈签发出席会议。|局长|副局长
        Leader|副局长高远山、陈签发到会。|高远山、陈签发|陈签发、高远山
        Leader|副局长陈签法主持。|陈签法|陈签发
        Leader|党组成员、副局长林佩丈调研。|林佩丈|林佩文
        Title|局长、党组书记杨某讲话。|局长、党组书记|党组书记、局长
        Title|副局长高远山副局长讲话。|副局长|
        Title|各位同志们：|各位同志们|各位同志
        DocumentNumber|根据云民发[2026]15号文件。|[2026]15号|〔2026〕15号
        DocumentNumber|根据云民发(2026)15号文件。|(2026)15号|〔2026〕15号
        DocumentNumber|根据云民发（2026）15号文件。|（2026）15号|〔2026〕15号
        DocumentNumber|根据云民发【2026】15号文件。|【2026】15号|〔2026〕15号
        DocumentNumber|根据云民发﹝2026﹞15号文件。|﹝2026﹞15号|〔2026〕15号
        DocumentNumber|根据云民发2026 15号文件。|2026 15号|〔2026〕15号
        DocumentNumber|根据云民发〔2026〕015号文件。|〔2026〕015号|〔2026〕15号
        DocumentNumber|根据云民发〔2026〕第15号文件。|〔2026〕第15号|〔2026〕15号
        DocumentNumber|根据云民发〔26〕15号文件。|〔26〕15号|〔2026〕15号
        DocumentNumber|根据国办发〔2024〕3 号文件。|〔2024〕3 号|〔2024〕3号
        DocumentNumber|根据云民函〔2026年〕8号。|〔2026年〕8号|〔2026〕8号
        Date|自2026年2月30日起施行。|2026年2月30日|∅
        Date|于2025年2月29日召开。|2025年2月29日|∅
        Date|请于4月31日前报送。|4月31日|∅
        Date|于2026年13月完成。|2026年13月|∅
        Date|二〇二六年九月三十一日|二〇二六年九月三十一日|∅
        Date|填报日期2026-02-30。|2026-02-30|∅
        Date|2026年11月25日（星期二）上午。|二|三
        Date|26年3月1日起执行。|26|2026
        Date|公示期为2026年5月10日至2026年5月3日。|2026年5月10日至2026年5月3日|∅
        Date|公示期为5月10日至3日。|5月10日至3日|∅
        Date|规划期为2026年至2021年。|2026年至2021年|∅
        Punctuation|工作扎实,成效明显。|,|，
        Punctuation|要求如下:请认真落实。|:|：
        Punctuation|是否同意?请答复。|?|？
        Punctuation|一类对象;二类对象。|;|；
        Punctuation|标准提高。。请知悉。|。。|。
        Punctuation|标准提高，，请知悉。|，，|，
        Punctuation|分工明确；。|；。|。
        Punctuation|低保、，特困人员。|、，|，
        Punctuation|增长12。5%。|。|.
        Punctuation|发放2，000元。|，|,
        Punctuation|按照《条例》、《办法》执行。|》、《|》《
        Punctuation|坚持“公开”、“公正”。|”、“|”“
        Punctuation|依照《社会救助暂行办法执行。|《|∅
        Punctuation|（一般情况下不予公开。|（|∅
        Punctuation|坚持“应保尽保“原则。|“|”
        Punctuation|印发《关于贯彻《条例》的意见》。|《条例》|〈条例〉
        Punctuation|共有１２３户。|１２３|123
        Punctuation|包括低保、特困...等对象。|...|……
        Repetition|做好困难群众的的救助。|的的|的
        Repetition|对名单进行进行核对。|进行进行|进行
        Repetition|现将关于关于救助的规定转发。|关于关于|关于
        Repetition|完善了了制度。|了了|了
        Repetition|由社会救助处社会救助处负责。|社会救助处社会救助处|社会救助处
        Blank|发放补贴1 000元。|1 000|1000
        Blank|同比增长3 .5%。|3 .5%|3.5%
        Blank|办结率为98 %。|98 %|98%
        Blank|自2026 年 3 月 1 日起施行。|2026 年 3 月 1 日|2026年3月1日
        Blank|各县（区）民政局要认真落 实救助政策，确保应保尽保。|␣|
        Numbering|一、总则\n二、对象\n四、程序|四、|∅
        Numbering|一、总则\n二、对象\n二、程序|二、|∅
        Numbering|一、总则\n（一）目的\n（三）原则|（三）|∅
        Numbering|## 一、总则\n## 三、附则|三、|∅
        Numbering|**第一条**　目的。\n\n**第三条**　范围。|第三条|∅
        Numbering|1.制定方案。\n2.报送名单。\n4.检查总结。|4.|∅
        Numbering|一是加强领导；二是落实责任；四是强化监督。|四是|∅
        Leftover|联系人×××，请及时报送。|×××|∅
        Leftover|由XX局负责。|XX|∅
        Leftover|由ＸＸ局负责。|ＸＸ|∅
        Leftover|张***局长出席。|***|∅
        Leftover|20XX年完成。|XX|∅
        Leftover|×月×日前报送。|×月|∅
        Leftover|[请输入]的有关要求。|[请输入]|∅
        Leftover|（此处填写单位名称）：|（此处填写单位名称）|∅
        Leftover|会议时间待定。|待定|∅
        Leftover|某某同志主持。|某某|∅
        Leftover|2026年  月  日|2026年  月  日|∅
        Leftover|2026年3月   日印发。|2026年3月   日|∅
        Tampering|公布36365权力和责任清单。|36365|∅
        Tampering|欢迎到皇冠体育注册。|皇冠体育|∅
        Tampering|点击新葡京进入。|新葡京|∅
        Tampering|社会\u200b救助工作。|\u200b|
        Tampering|下载аpp查询。|аpp|app
        Tampering|详见 https://bet.example.com/x 的说明。|https://bet.example.com/x|∅
        Tampering|详见[通知](http://10.1.2.3/a)。|http://10.1.2.3/a|∅
        """.Split('\n').Select(line => line.Split('|')).Select(p => (Enum.Parse<WordingKind>(p[0].Trim()), Plain(p[1]), Plain(p[2]), p[3] == "∅" ? null : p[3]))];

    public static IReadOnlyList<string> Right { get; } = [.. """
        各县（区）民政局要认真落实救助政策，确保应保尽保。
        截至2026年6月底，全市有低保对象3,286人。
        报名截止日期为2026年12月31日。
        请登录云岭民政网站查询。
        强台风登陆后，系统启动应急响应。
        帮助困难群众渡过难关。
        学校开展校园满意度调查。
        会议公布署名文章。
        领导干部要敢于担当、善于作为。
        根据《中华人民共和国政府信息公开条例》（国务院令第711号）制定本办法。
        按照国办发〔2017〕24号文件要求办理。
        民政部公告第515号已经发布。
        依据（2026）云01民初15号判决书执行。
        印发2026年3号文件汇编。
        自2026年2月28日起施行，有效期5年。
        2024年2月29日，会议召开。
        2026年11月25日（星期三）上午9时。
        招聘对象年龄在18月龄以上儿童的监护人。
        供暖期为11月15日至次年3月15日。
        冬季救助从11月至3月。
        规划期为2021—2025年。
        公示期为2026年5月3日至5月10日。
        为了了解群众需求，开展了入户走访。
        主要目的的实现依靠群众。
        他的的确确符合条件。
        参与与合作并重。
        人人有责，个个尽力，常常走访，刚刚起步。
        一件一件落实，一户一户走访。
        养老服务服务对象包括老年人。
        总和和平均数都要核对。
        以该行为为依据认定。
        做到低保、特困人员等等对象全覆盖。
        增长12.5%，达到1,240户。
        时间为9:00—17:30，电话0000-12345。
        详见 https://www.gov.cn/zhengce/ 的说明。
        来源：[民政部网站](https://www.mca.gov.cn/n152/index.html)
        《养老机构服务安全基本规范》（GB 38600—2019）
        身份证号以138****5678的形式遮盖，姓名写作张*三。
        **第一条**　为规范工作，制定本办法。\n\n**第二条**　本办法适用于本市。
        一、总则\n（一）目的\n（二）原则\n二、程序\n（一）申请\n（二）审核
        ## 一、对象\n\n1.本市户籍。\n2.收入低于标准。\n\n## 二、程序\n\n3.提出申请。\n4.审核确认。
        一是加强领导；二是落实责任；三是强化监督。
        统一是前提，第一是质量。
        | 项目 | 金额 |\n|:---|---:|\n| 低保 | 1,240 |\n| 合计 | 1,240 |
        ::: sign\n云岭市民政局\n\n2026年11月25日\n:::
        申请人签名：　　　　联系电话：
        | 申请日期 | 年  月  日 |
        悟规律 明方向 学方法 增智慧，走在前列。
        `报帐` 是旧的写法，代码不查。
        3×5米的展板，共2×3块。
        党组书记、局长杨局长主持会议。
        党组成员、副局长陈签发，党组成员、副局长高远山参加。
        陈签发、高远山、林佩文参加会议。
        副局长陈国平出席另一单位的会议。
        全省民政局长会议在昆明召开。
        云南省民政厅、云岭市民政局联合发文。
        广西壮族自治区民政厅来函。
        退役军人事务部、国家卫生健康委联合发布通知。
        农业部门、文化部门负责。
        把把关、算算账，看看成效。
        坚持“公开”“公正”，执行《条例》《办法》。
        会议指出：“要应保尽保。”与会人员表示赞成。
        他说：“真的吗？！”
        （一）申请；（二）受理；（三）审核。
        a) 第一项；b) 第二项。
        有待定期评估，亟待定性。
        标准由每人每月5元提高到8元（含送餐）。
        兜底保障、年底保供，都要到位。
        彻底保护好名胜古迹。
        对象和其他群众一样享受服务。
        健全国家、省、市三级体系，搭建全国平台。
        主题案例和专题案例汇编。
        抽签定位，随机检查。
        监督检察机关依法履职。
        人大代表建议和政协提案全部办复。
        与MCA、WTO等机构合作，采用PDF、OFD格式。
        温度为-5℃到3℃，误差不超过±0.5%。
        详见附件1.xlsx和附件2.docx。
        二〇二六年三月一日
        索引号为000014349/2018-00221，请核对。
        """.Split('\n').Select(Plain)];

    private static string Plain(string text) => text.Trim().Replace("␣", " ", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\u200b", "\u200b", StringComparison.Ordinal);
}
