<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AccessLogPage</name>
    <message>
        <source>Every opening and every change of people is a signed entry of the ledger. Wrong passphrases are counted and put on record with the next opening.</source>
        <translation>每次打开保险库、每次人员变动都是证据账上签名的一条记录。输错的口令会计数，并在下一次打开时一并入账。</translation>
    </message>
    <message>
        <source>Access log</source>
        <translation>访问记录</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>Openings of the vault stand here.</source>
        <translation>这里显示保险库的每一次打开。</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Wrong tries before</source>
        <translation>此前输错次数</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Made the vault</source>
        <translation>新建保险库</translation>
    </message>
    <message>
        <source>Opened the vault</source>
        <translation>打开保险库</translation>
    </message>
    <message>
        <source>Went on from an older state</source>
        <translation>接受缺失，从旧状态继续</translation>
    </message>
    <message>
        <source>Confirmed the key of {name}</source>
        <translation>确认{name}的密钥</translation>
    </message>
    <message>
        <source>Came back with the recovery key</source>
        <translation>用恢复密钥重新进入</translation>
    </message>
    <message>
        <source>New key for {name}</source>
        <translation>为{name}换发新密钥</translation>
    </message>
    <message>
        <source>Added {name}</source>
        <translation>加入{name}</translation>
    </message>
    <message>
        <source>Made {name}: {role}</source>
        <translation>{name}的角色改为：{role}</translation>
    </message>
    <message>
        <source>Let {name} in again</source>
        <translation>恢复{name}的权限</translation>
    </message>
    <message>
        <source>Locked {name} out</source>
        <translation>停用{name}</translation>
    </message>
    <message>
        <source>New certificate for {name}</source>
        <translation>{name}换用新证书</translation>
    </message>
</context>
<context>
    <name>AddPerson</name>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>They get a signing key of their own, which their passphrase protects.</source>
        <translation>新人员会有自己的签名密钥，由本人的口令保护。</translation>
    </message>
    <message>
        <source>Name, as on the certificate</source>
        <translation>姓名（与执法证一致）</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>执法证号</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Hand the keyboard over: nobody else should know this passphrase.</source>
        <translation>请把键盘交给本人：口令不应让别人知道。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>AnalytePicker</name>
    <message>
        <source>Search analytes</source>
        <translation>查找监测项目</translation>
    </message>
    <message>
        <source>Analytes</source>
        <translation>监测项目</translation>
    </message>
    <message>
        <source>Name, pinyin initials or code; Enter</source>
        <translation>名称、拼音首字母或代码，回车选用</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>A backup is a folder on another drive, encrypted like the vault. What is new is copied and read back; work can go on meanwhile.</source>
        <translation>备份是另一块盘上的文件夹，和保险库一样加密。只复制新增内容并回读校验，期间可以照常工作。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Back up to a folder …</source>
        <translation>备份到文件夹…</translation>
    </message>
    <message>
        <source>Restore a vault from its backup</source>
        <translation>从备份恢复保险库</translation>
    </message>
    <message>
        <source>No backup yet. If this computer is lost, everything is lost.</source>
        <translation>还没有备份。电脑一旦丢失，证据就全部丢失。</translation>
    </message>
    <message>
        <source>Last backup {moment}, in {folder}</source>
        <translation>上次备份：{moment}，位于 {folder}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n 份草稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without words</source>
        <translation>
            <numerusform>%n 份未写说明</numerusform>
        </translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>还没有影像</translation>
    </message>
    <message>
        <source>Drop files or folders here, paste them, or take them from a card. Each is encrypted into the vault at once, and is a draft until it is sealed.</source>
        <translation>把文件或文件夹拖到这里，或粘贴，或从存储卡导入。每个文件立即加密存入保险库，封存之前都是草稿。</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>All details</source>
        <translation>全部信息</translation>
    </message>
    <message>
        <source>Seal chosen</source>
        <translation>封存所选</translation>
    </message>
    <message numerus="yes">
        <source>Seal all (%n)</source>
        <translation>
            <numerusform>全部封存（%n）</numerusform>
        </translation>
    </message>
    <message>
        <source>What is sealed can only be supplemented.</source>
        <translation>封存后只能补正。</translation>
    </message>
</context>
<context>
    <name>BottleCard</name>
    <message>
        <source>No rule held</source>
        <translation>未收录规定</translation>
    </message>
    <message>
        <source>The tables say nothing of these here: fill in container and preservation.</source>
        <translation>标准表对这些项目没有规定：请自行填写容器和保存方法。</translation>
    </message>
    <message>
        <source>Container of bottle {n}</source>
        <translation>第{n}瓶的容器</translation>
    </message>
    <message numerus="yes">
        <source>What %n other rules say</source>
        <translation>
            <numerusform>另有 %n 条规定</numerusform>
        </translation>
    </message>
    <message>
        <source>volume not stated</source>
        <translation>未规定采样量</translation>
    </message>
    <message>
        <source>You chose this standard.</source>
        <translation>由您选定该标准。</translation>
    </message>
    <message>
        <source>The standards that apply differ; the shortest time is followed.</source>
        <translation>适用的标准规定不一致，取时限最短的一项。</translation>
    </message>
    <message>
        <source>The standards that apply give the same time.</source>
        <translation>适用的标准时限一致。</translation>
    </message>
    <message>
        <source>No other standard that applies speaks of it.</source>
        <translation>其他适用的标准没有规定。</translation>
    </message>
    <message>
        <source>no time stated</source>
        <translation>未规定时限</translation>
    </message>
    <message>
        <source>extract within {span}</source>
        <translation>{span} 内萃取</translation>
    </message>
    <message>
        <source>analyse within {span}</source>
        <translation>{span} 内分析</translation>
    </message>
</context>
<context>
    <name>BottlesView</name>
    <message>
        <source>Analytes and bottles</source>
        <translation>监测项目与分瓶</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>返回表单</translation>
    </message>
    <message>
        <source>What is sampled</source>
        <translation>样品类别</translation>
    </message>
    <message>
        <source>Where standards differ</source>
        <translation>标准不一致时</translation>
    </message>
    <message>
        <source>the shortest time</source>
        <translation>取最短时限</translation>
    </message>
    <message>
        <source>Pick what is to be measured. Analytes that are kept alike share a bottle; each bottle becomes a sample with a number of its own.</source>
        <translation>请选择监测项目。保存要求相同的项目合用一瓶；每瓶成为一个单独编号的样品。</translation>
    </message>
    <message>
        <source>The analytical method&apos;s own rule comes first; these tables hold where it has none (HJ 91.1-2019, 6.5.5). Rules of methods are not held here.</source>
        <translation>分析方法标准有规定的，从其规定；没有规定的，按以下各表（HJ 91.1-2019 6.5.5）。本程序未收录各分析方法自身的规定。</translation>
    </message>
    <message>
        <source>Bottles</source>
        <translation>样品瓶</translation>
    </message>
    <message numerus="yes">
        <source>Plan %n bottles</source>
        <translation>
            <numerusform>拟定 %n 瓶</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>A fault in FieldKit</source>
        <translation>取证箱程序出错</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself.</source>
        <translation>程序自身发生错误。</translation>
    </message>
    <message>
        <source>What was sealed stays sealed, and drafts are kept. Please pass this report on; it holds no words of your evidence. If something looks odd now, close FieldKit and open it again.</source>
        <translation>已封存的内容不受影响，草稿已保存。请将此报告转交技术人员，其中不含任何证据内容。如界面出现异常，请关闭取证箱后重新打开。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>BundlePane</name>
    <message>
        <source>The bundle</source>
        <translation>关于此包</translation>
    </message>
    <message>
        <source>It could not be read so far that it says anything of itself.</source>
        <translation>能读取的部分不足以说明它是什么。</translation>
    </message>
    <message>
        <source>In the sender&apos;s words, as far as the verdict goes.</source>
        <translation>均为移送方所述，可信程度以核验结论为准。</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案件编号</translation>
    </message>
    <message>
        <source>For</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Made at, by the sender&apos;s clock</source>
        <translation>制作时间（移送方时钟）</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签名人</translation>
    </message>
    <message>
        <source>Nobody known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Entries of the case</source>
        <translation>案件记录数</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Original files</source>
        <translation>原始文件</translation>
    </message>
    <message>
        <source>Sealed between</source>
        <translation>封存起止</translation>
    </message>
    <message>
        <source>Checkpoint: entries and root</source>
        <translation>校验点：记录数与根</translation>
    </message>
    <message>
        <source>Number of the bundle</source>
        <translation>证据包序号</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>Written by FieldKit</source>
        <translation>取证箱版本</translation>
    </message>
</context>
<context>
    <name>BundleView</name>
    <message>
        <source>Another bundle</source>
        <translation>核验另一个证据包</translation>
    </message>
    <message>
        <source>Bring something along …</source>
        <translation>补充依据…</translation>
    </message>
    <message>
        <source>Save a report …</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Pages of the bundle</source>
        <translation>证据包的页面</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>核验结论</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>证据项</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>证据账</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员与证书</translation>
    </message>
    <message>
        <source>Items of the case</source>
        <translation>本案证据项</translation>
    </message>
    <message>
        <source>Every line of the ledger</source>
        <translation>账目全部记录</translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>保存原始文件</translation>
    </message>
    <message>
        <source>Saving a file</source>
        <translation>正在保存文件</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Text (*.txt);;JSON (*.json)</source>
        <translation>文本 (*.txt);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Saved and read back: {path}</source>
        <translation>已保存并读回核对：{path}</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Things that were kept</source>
        <translation>所保管的物品</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>It goes into the vault without ever being a file. Space takes it.</source>
        <translation>照片直接加密存入保险库，不在磁盘上留下文件。按空格键拍照。</translation>
    </message>
    <message>
        <source>Taken by this program with the laptop&apos;s camera.</source>
        <translation>由本程序使用笔记本电脑的相机拍摄。</translation>
    </message>
</context>
<context>
    <name>CapturePage</name>
    <message>
        <source>Pasted from the clipboard.</source>
        <translation>由剪贴板粘贴。</translation>
    </message>
    <message>
        <source>There are no files and no picture in the clipboard.</source>
        <translation>剪贴板里没有文件，也没有图片。</translation>
    </message>
    <message>
        <source>Looking through the card</source>
        <translation>正在查看存储卡</translation>
    </message>
    <message>
        <source>Show each file</source>
        <translation>逐个查看</translation>
    </message>
    <message numerus="yes">
        <source>Throw %n draft(s) away?</source>
        <translation>
            <numerusform>丢弃 %n 份草稿？</numerusform>
        </translation>
    </message>
    <message>
        <source>The files leave the vault; where they came from they stay.</source>
        <translation>这些文件将从保险库中移除；来源处的文件不受影响。</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>A card or drive was put in: {place}</source>
        <translation>插入了存储卡或驱动器：{place}</translation>
    </message>
    <message>
        <source>Show what is on it</source>
        <translation>查看其中文件</translation>
    </message>
    <message>
        <source>This computer has no camera that can be used.</source>
        <translation>本机没有可用的相机。</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) put to this visit</source>
        <translation>
            <numerusform>%n 份草稿归入此次检查</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>In this vault</source>
        <translation>本保险库中</translation>
    </message>
    <message>
        <source>Sealed already as {numbers}</source>
        <translation>已封存为 {numbers}</translation>
    </message>
    <message>
        <source>A draft already</source>
        <translation>已有草稿</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新文件</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>On {folder}</source>
        <translation>{folder} 中的文件</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全不选</translation>
    </message>
    <message numerus="yes">
        <source>Take in %n file(s)</source>
        <translation>
            <numerusform>接收 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) found. Space ticks.</source>
        <translation>
            <numerusform>找到 %n 个文件。按空格键勾选。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is on it that could be taken in.</source>
        <translation>没有可以接收的文件。</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>Back to the cases</source>
        <translation>返回案件列表</translation>
    </message>
    <message>
        <source>Pages of the case</source>
        <translation>案件的各页</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建案件</translation>
    </message>
    <message>
        <source>Number, party, any word of the evidence</source>
        <translation>案件编号、当事人、证据中的任意字词</translation>
    </message>
    <message>
        <source>Search cases</source>
        <translation>搜索案件</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开案件</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>还没有案件</translation>
    </message>
    <message>
        <source>A case is one matter against one party, with all its evidence.</source>
        <translation>一个案件是针对一个当事人的一件事，及其全部证据。</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案件编号</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>立卷时间</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>案由</translation>
    </message>
    <message>
        <source>The case is sealed as entry {number}.</source>
        <translation>案件已封存，编号 {number}。</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部案件</translation>
    </message>
    <message>
        <source>Something not exported</source>
        <translation>有未导出内容</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Party unknown</source>
        <translation>当事人不明</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>显示哪些案件</translation>
    </message>
    <message>
        <source>“Exported” says that a bundle was written and read back. An item counts as delivered only when a signed receipt of the reader names it.</source>
        <translation>“已导出”表示证据包已写出并回读核对。只有接收方签名回执列明的证据项才算送达。</translation>
    </message>
    <message>
        <source>No case of this kind has all these words, in itself or its evidence.</source>
        <translation>没有符合条件的案件：案件及其证据中均未同时出现这些字词。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>检查次数</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>最近活动</translation>
    </message>
    <message>
        <source>Partly exported</source>
        <translation>部分导出</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>已封存</translation>
    </message>
</context>
<context>
    <name>ChangeRole</name>
    <message>
        <source>Role of {name}</source>
        <translation>{name}的角色</translation>
    </message>
    <message>
        <source>Everybody may record and seal. Only administrators add people, lock them out, change roles and renew the recovery key.</source>
        <translation>所有人都可以记录和封存。只有管理员可以添加、停用人员，更改角色，换发恢复密钥。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>ChartPane</name>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>还没有结果</translation>
    </message>
    <message>
        <source>Readings and results stand here as bars once they are sealed.</source>
        <translation>测定结果封存后以柱状图显示在这里。</translation>
    </message>
    <message>
        <source>New result</source>
        <translation>新建结果</translation>
    </message>
    <message>
        <source>Analyte</source>
        <translation>监测项目</translation>
    </message>
    <message>
        <source>Hollow bars: below the detection limit, drawn at the limit.</source>
        <translation>空心柱：低于检出限，按检出限高度绘出。</translation>
    </message>
    <message>
        <source>Logarithmic scale.</source>
        <translation>对数坐标。</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n are drawn.</source>
        <translation>
            <numerusform>只画最新的 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>S is the limit; dotted lines stand at 3 and 10 times of it.</source>
        <translation>S 为限值；点线为限值的 3 倍和 10 倍。</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message numerus="yes">
        <source>%n thing(s) in the vault do not agree.</source>
        <translation>
            <numerusform>保险库中有 %n 处不一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep the vault as it is, and restore a backup to another folder.</source>
        <translation>请保持保险库原样，把备份恢复到另一个文件夹。</translation>
    </message>
    <message>
        <source>Nothing differs. Every entry, every signature and every byte was checked.</source>
        <translation>没有不一致。每条记录、每个签名、每个字节都已核对。</translation>
    </message>
    <message>
        <source>Nothing differs. Every entry and signature was checked; files are there.</source>
        <translation>没有不一致。每条记录和每个签名都已核对，文件都在。</translation>
    </message>
    <message>
        <source>Full check</source>
        <translation>全面检查</translation>
    </message>
    <message>
        <source>Compares everything in the vault with the signed ledger and with the checkpoints that left this computer.</source>
        <translation>把保险库的全部内容与签名的证据账、与已离开本机的校验点逐一比对。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Check every byte of every file</source>
        <translation>逐字节检查所有文件</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>Record of the visit: {there} of {due}</source>
        <translation>检查记录 {there} / {due}</translation>
    </message>
    <message>
        <source>Nothing is lacking.</source>
        <translation>应有内容均已记录。</translation>
    </message>
    <message>
        <source>May be added</source>
        <translation>可补充</translation>
    </message>
    <message>
        <source>There</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Asked for by: {sources}</source>
        <translation>依据：{sources}</translation>
    </message>
    <message>
        <source>No official text was seen.</source>
        <translation>未见官方文本。</translation>
    </message>
    <message>
        <source>The source is weak.</source>
        <translation>来源可靠性较低。</translation>
    </message>
</context>
<context>
    <name>CheckpointView</name>
    <message>
        <source>Checkpoint</source>
        <translation>校验点</translation>
    </message>
    <message>
        <source>Back to the record</source>
        <translation>返回记录</translation>
    </message>
    <message>
        <source>Entries in the ledger</source>
        <translation>证据账条目数</translation>
    </message>
    <message>
        <source>Root (SHA-256), in groups of four</source>
        <translation>根摘要值（SHA-256，每四位一组）</translation>
    </message>
    <message>
        <source>QR code of the checkpoint</source>
        <translation>校验点二维码</translation>
    </message>
    <message>
        <source>Write it on the record the party signs, or let the party photograph the code. Whoever keeps it can show later that nothing that was sealed up to here has been changed or removed since.</source>
        <translation>请抄写在当事人签字的笔录上，或请当事人拍下二维码。此后凭它即可证明：截至此处封存的内容未被改动或删除。</translation>
    </message>
    <message>
        <source>It does not show that what was recorded is true, or that the clock was right before.</source>
        <translation>它不能证明记录内容属实，也不能证明此前的时钟准确。</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>Choose …</source>
        <translation>请选择…</translation>
    </message>
</context>
<context>
    <name>ChoiceOfItems</name>
    <message>
        <source>Entry</source>
        <translation>记录号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message numerus="yes">
        <source>%n entries of the case go.</source>
        <translation>
            <numerusform>本案 %n 条记录将列入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: {entries}</source>
        <translation>不列入：{entries}</translation>
    </message>
    <message>
        <source>The whole case</source>
        <translation>整个案件</translation>
    </message>
    <message>
        <source>Chosen items</source>
        <translation>选择证据项</translation>
    </message>
    <message>
        <source>Items that go; Space takes one out or in again</source>
        <translation>列入的证据项；按空格键取消或恢复</translation>
    </message>
    <message>
        <source>Why items are left out (needed)</source>
        <translation>不列入的原因（必填）</translation>
    </message>
</context>
<context>
    <name>ComeBackPage</name>
    <message>
        <source>A new passphrase</source>
        <translation>设置新口令</translation>
    </message>
    <message>
        <source>The recovery key opened the vault. Whoever lost the passphrase now gets a new one, and with it a new signing key.</source>
        <translation>恢复密钥已打开保险库。请为遗失口令的人设置新口令，同时换发新的签名密钥。</translation>
    </message>
    <message>
        <source>Whose passphrase was lost?</source>
        <translation>谁的口令遗失了？</translation>
    </message>
    <message>
        <source>What was sealed before stays valid. The new key counts as unconfirmed until somebody else of the vault confirms it under Settings, People.</source>
        <translation>原先封存的证据仍然有效。新密钥在保险库的另一人于“设置—人员”中确认之前，一直标为“未确认”。</translation>
    </message>
    <message>
        <source>Leave it locked</source>
        <translation>不打开，退出</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>Make a new recovery key and sheet as well</source>
        <translation>同时换发恢复密钥和密钥表</translation>
    </message>
</context>
<context>
    <name>CorrectionEditor</name>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动任何内容。</translation>
    </message>
    <message>
        <source>Change a value, or say what is added.</source>
        <translation>请修改某项内容，或写明补充说明。</translation>
    </message>
    <message>
        <source>Supplement {number}</source>
        <translation>补正 {number}</translation>
    </message>
    <message>
        <source>Withdraw {number}</source>
        <translation>撤回 {number}</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Throw draft away</source>
        <translation>丢弃草稿</translation>
    </message>
    <message>
        <source>Seal the supplement</source>
        <translation>封存补正</translation>
    </message>
    <message>
        <source>Seal the withdrawal</source>
        <translation>封存撤回</translation>
    </message>
    <message>
        <source>Sealing makes a new entry. The values you change stay readable beside the new ones, with your reason.</source>
        <translation>封存后形成一条新记录；被修改的原内容连同您写的原因仍可对照查看。</translation>
    </message>
    <message>
        <source>Sealing makes a new entry that says this one no longer counts. It stays readable, with your reason, and cannot be corrected any more.</source>
        <translation>封存后形成一条新记录，说明本条不再作数。原记录连同您写的原因仍可查看，但不能再补正。</translation>
    </message>
    <message>
        <source>Changed: {members}</source>
        <translation>已改动：{members}</translation>
    </message>
</context>
<context>
    <name>CorrectionsView</name>
    <message>
        <source>Withdrawn: it no longer counts.</source>
        <translation>已撤回：本条不再作数。</translation>
    </message>
    <message>
        <source>This supplement was withdrawn: it no longer counts.</source>
        <translation>这条补正已撤回，不再作数。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原内容</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现内容</translation>
    </message>
    <message>
        <source>What is added</source>
        <translation>补充说明</translation>
    </message>
</context>
<context>
    <name>CreditCodeField</name>
    <message>
        <source>18 characters; the check character fits.</source>
        <translation>18 位，校验码正确。</translation>
    </message>
    <message>
        <source>No such code has the character {characters}.</source>
        <translation>代码中不会出现字符 {characters}。</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many.</source>
        <translation>
            <numerusform>多了 %n 位。</numerusform>
        </translation>
    </message>
    <message>
        <source>The last one is missing; by the others it is {expected}.</source>
        <translation>还差最后 1 位，按前 17 位应为 {expected}。</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) missing.</source>
        <translation>
            <numerusform>还差 %n 位。</numerusform>
        </translation>
    </message>
    <message>
        <source>By the first 17 the last one would be {expected}: a character is wrong.</source>
        <translation>按前 17 位校验码应为 {expected}，有一位输入有误。</translation>
    </message>
</context>
<context>
    <name>CustodyChart</name>
    <message>
        <source>Who held what, and when</source>
        <translation>保管时间线</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>衔接有误</translation>
    </message>
</context>
<context>
    <name>CustodyPage</name>
    <message numerus="yes">
        <source>Hand over %n things</source>
        <translation>
            <numerusform>交接 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
    <message numerus="yes">
        <source>%n things are kept</source>
        <translation>
            <numerusform>共 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation>继续填写草稿</translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n receipts</source>
        <translation>
            <numerusform>确认接收（%n 次）</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to hand over yet</source>
        <translation>还没有可交接的样品或物品</translation>
    </message>
    <message>
        <source>Samples and exhibits stand here with who holds them, once they are sealed.</source>
        <translation>样品和物证封存后，会在这里按保管人列出。</translation>
    </message>
    <message>
        <source>New sample</source>
        <translation>新建样品</translation>
    </message>
    <message>
        <source>Tick what is handed over first.</source>
        <translation>请先勾选要交接的样品或物品。</translation>
    </message>
    <message>
        <source>These things are held by different people.</source>
        <translation>所选样品（物品）由不同的人保管。</translation>
    </message>
    <message>
        <source>Hand over what one of them holds, then the rest.</source>
        <translation>请先交接同一保管人的，再交接其余的。</translation>
    </message>
    <message>
        <source>The handover is sealed as entry {entry}.</source>
        <translation>交接已封存，编号 {entry}。</translation>
    </message>
    <message>
        <source>The receiver confirmed it as entry {entry}.</source>
        <translation>接收人的确认编号 {entry}。</translation>
    </message>
    <message>
        <source>Receipt of {transfer} is confirmed as entry {entry}.</source>
        <translation>已确认接收 {transfer}，编号 {entry}。</translation>
    </message>
</context>
<context>
    <name>CustodyPane</name>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Nothing to follow yet</source>
        <translation>还没有可追踪的物品</translation>
    </message>
    <message>
        <source>Samples and exhibits stand here with everybody who held them.</source>
        <translation>样品和物证及其历任保管人显示在这里。</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>保管时间线</translation>
    </message>
</context>
<context>
    <name>CustodyTimeline</name>
    <message>
        <source>Chain of custody</source>
        <translation>保管链</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>year-month-day</source>
        <translation>年-月-日</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Pick the day</source>
        <translation>选择日期</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
</context>
<context>
    <name>DigestLabel</name>
    <message>
        <source>Copy digest</source>
        <translation>复制摘要值</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Happened at</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Sealed at</source>
        <translation>封存时间</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>封存人</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>No entries</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>No entry of this bundle could be read.</source>
        <translation>此证据包中没有能读取的记录。</translation>
    </message>
</context>
<context>
    <name>EntryPane</name>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Later entries about it: {entries}</source>
        <translation>之后相关的记录：{entries}</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>封存人</translation>
    </message>
    <message>
        <source>Sealed at, by the sender&apos;s clock</source>
        <translation>封存时间（移送方时钟）</translation>
    </message>
    <message>
        <source>Digest of the entry (SHA-256)</source>
        <translation>记录摘要 (SHA-256)</translation>
    </message>
    <message>
        <source>As written in the ledger</source>
        <translation>账目原文</translation>
    </message>
    <message>
        <source>The picture is being made</source>
        <translation>正在生成图片</translation>
    </message>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>此图片无法显示。</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Save the original …</source>
        <translation>保存原始文件…</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>保存 {name}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Nobody known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Chain of custody</source>
        <translation>保管链</translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 条，共 {count} 条</translation>
    </message>
    <message>
        <source>Any words, or #42</source>
        <translation>任意字词，或 #42</translation>
    </message>
    <message>
        <source>Search the evidence</source>
        <translation>查找证据</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部种类</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Which entries</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>This case</source>
        <translation>本案</translation>
    </message>
    <message>
        <source>Whole ledger</source>
        <translation>全部证据账</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No entry has all these words and is of this kind and inspection.</source>
        <translation>没有同时符合这些字词、种类和检查的记录。</translation>
    </message>
    <message>
        <source>Nothing sealed yet</source>
        <translation>还没有封存任何内容</translation>
    </message>
    <message>
        <source>Photos, samples, readings and statements stand here once they are sealed.</source>
        <translation>照片、样品、读数、笔录等封存后列在这里。</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sealed at</source>
        <translation>封存时间</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>封存人</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>按记录号</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>As it happened</source>
        <translation>按发生时间</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按种类</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>现场检查</translation>
    </message>
    <message>
        <source>All inspections</source>
        <translation>全部检查</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no entry {number} in this vault.</source>
        <translation>本保险库中没有记录 {number}。</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Previous entry</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Next entry</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>The digest is on the clipboard.</source>
        <translation>摘要已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Sealed as entry {number}, beside entry {corrected}.</source>
        <translation>已封存为记录 {number}，附于记录 {corrected}。</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>Remove {what}</source>
        <translation>移除{what}</translation>
    </message>
</context>
<context>
    <name>FilePieces</name>
    <message>
        <source>There, or not in every case</source>
        <translation>已有的，及视案情而定的</translation>
    </message>
    <message>
        <source>Taken as a suspected crime: the case does not say what it is for.</source>
        <translation>案件未填“拟移送事由”，按涉嫌犯罪移送列出。</translation>
    </message>
    <message>
        <source>For: {what}.</source>
        <translation>事由：{what}。</translation>
    </message>
    <message>
        <source>Weights by {source}.</source>
        <translation>分值依据：{source}。</translation>
    </message>
    <message>
        <source>By 公治〔2014〕853号 Art. 11; no weights are held, and check its force.</source>
        <translation>依据公治〔2014〕853号第十一条；本机未收录分值，其现行效力请核对。</translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message>
        <source>Save the original</source>
        <translation>另存原始文件</translation>
    </message>
    <message>
        <source>Saving the original</source>
        <translation>正在保存原始文件</translation>
    </message>
    <message>
        <source>Saved as {path}, read back: every byte is as sealed.</source>
        <translation>已保存为 {path}，并已回读核对：与封存时逐字节一致。</translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation>正在核对文件</translation>
    </message>
    <message>
        <source>Not what was sealed: {names}. Run the full check.</source>
        <translation>与封存时不一致：{names}。请做全面检查。</translation>
    </message>
    <message>
        <source>Read and hashed now: every byte is as sealed.</source>
        <translation>刚刚重新读取并计算：与封存时逐字节一致。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Check these files now</source>
        <translation>立即核对这些文件</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>HandedItems</name>
    <message numerus="yes">
        <source>%n things are handed over</source>
        <translation>
            <numerusform>交接 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>All seals are intact</source>
        <translation>封条全部完好</translation>
    </message>
    <message>
        <source>What</source>
        <translation>样品（物品）</translation>
    </message>
    <message>
        <source>Seal before</source>
        <translation>交接前封条</translation>
    </message>
    <message>
        <source>Seal after</source>
        <translation>交接后封条</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封条</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>同前</translation>
    </message>
    <message>
        <source>whole, leaking, thawed …</source>
        <translation>完好、渗漏、解冻…</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Checking the vault</source>
        <translation>正在检查保险库</translation>
    </message>
    <message>
        <source>Exporting {file}</source>
        <translation>正在导出 {file}</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>移交内容</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>导出位置</translation>
    </message>
    <message>
        <source>What the case lacks</source>
        <translation>移交前检查</translation>
    </message>
    <message>
        <source>Bundles made before</source>
        <translation>已导出的证据包</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Such as the police unit that takes the case</source>
        <translation>例如接收案件的公安机关</translation>
    </message>
    <message>
        <source>Check the vault now</source>
        <translation>立即检查保险库</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exporting signs one file, reads it back from the drive, verifies it, and puts it on record. A checkpoint leaves with it.</source>
        <translation>导出时将签名生成一个文件，从存储盘回读并核验，然后记入证据账；校验点随包发出。</translation>
    </message>
    <message>
        <source>Nothing stands under the file&apos;s name before it was read back and verified. Stopping leaves nothing behind.</source>
        <translation>回读核验通过之前，不会以该文件名留下任何内容；停止后不留残余。</translation>
    </message>
    <message numerus="yes">
        <source>The vault was checked: %n findings.</source>
        <translation>
            <numerusform>保险库已检查：%n 项发现。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that the program knows of.</source>
        <translation>未发现缺项。</translation>
    </message>
    <message>
        <source>Nothing that the program knows of; the vault was checked.</source>
        <translation>未发现缺项；保险库检查通过。</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>还没有。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Reading back and verifying</source>
        <translation>正在回读核验</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left behind, and nothing is on record.</source>
        <translation>已停止。没有留下任何文件，也没有记入证据账。</translation>
    </message>
    <message>
        <source>{file} is exported and verified.</source>
        <translation>{file} 已导出并核验。</translation>
    </message>
    <message>
        <source>Saved as {path}. Hand it over in person, not with the bundle.</source>
        <translation>已保存为 {path}。请当面交付，不要与证据包一起发送。</translation>
    </message>
    <message>
        <source>File of the case</source>
        <translation>案卷完整性</translation>
    </message>
</context>
<context>
    <name>HandoverResult</name>
    <message>
        <source>Copied; send it by another way than the bundle.</source>
        <translation>已复制；请通过与证据包不同的途径告知对方。</translation>
    </message>
    <message>
        <source>Exported, read back and verified</source>
        <translation>已导出，回读核验通过</translation>
    </message>
    <message>
        <source>Tell the receiver the following by another way than the bundle: by telephone, on paper, or face to face. With it they find out if anybody changed the file.</source>
        <translation>请将以下内容通过与证据包不同的途径（电话、书面或当面）告知接收方。对方据此可以发现文件是否被人改动。</translation>
    </message>
    <message>
        <source>This does not count as delivered yet: it does once the receiver&apos;s signed receipt comes back. What was recorded may still be untrue; nobody proves that with a bundle.</source>
        <translation>此时还不算送达：收到接收方签名的回执后才算送达。所记内容是否属实，证据包本身不能证明。</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Save the trust file …</source>
        <translation>另存信任文件……</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>{size} ({bytes} bytes)</source>
        <translation>{size}（{bytes} 字节）</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} 条记录</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>For</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Fingerprint of the bundle (SHA-256 of tagmanifest-sha256.txt)</source>
        <translation>证据包指纹（tagmanifest-sha256.txt 的 SHA-256）</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签名人</translation>
    </message>
    <message>
        <source>Fingerprint of the signer&apos;s certificate (SHA-256)</source>
        <translation>签名人证书指纹（SHA-256）</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>校验点</translation>
    </message>
    <message>
        <source>Save the trust file</source>
        <translation>另存信任文件</translation>
    </message>
    <message>
        <source>The checkpoint, for a telephone&apos;s camera. Whoever keeps it can tell later whether the ledger was rewritten.</source>
        <translation>校验点，可用手机拍摄留存；日后可据此发现证据账是否被重写。</translation>
    </message>
</context>
<context>
    <name>HandoverSide</name>
    <message>
        <source>Sign on the pad, or choose another way.</source>
        <translation>请在签名区签名，或选择其他确认方式。</translation>
    </message>
    <message>
        <source>Type the passphrase of {name}.</source>
        <translation>请输入{name}的口令。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Somebody else …</source>
        <translation>其他人…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>with the own key</source>
        <translation>本人密钥</translation>
    </message>
    <message>
        <source>signs by hand</source>
        <translation>手写签名</translation>
    </message>
    <message>
        <source>does not sign</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>confirms later</source>
        <translation>稍后确认</translation>
    </message>
    <message>
        <source>You are signed in: sealing this is your confirmation.</source>
        <translation>您已登录：封存本次交接即为您的确认。</translation>
    </message>
    <message>
        <source>Until then the chain of custody counts as not confirmed here.</source>
        <translation>在其确认之前，保管链在此视为未确认。</translation>
    </message>
    <message>
        <source>{name} confirms here with the own passphrase</source>
        <translation>由{name}在本机输入本人口令确认</translation>
    </message>
    <message>
        <source>Place to sign</source>
        <translation>签名区</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重新签名</translation>
    </message>
    <message>
        <source>Why there is no signature (refused, not there, …)</source>
        <translation>未签名的原因（拒签、不在场等）</translation>
    </message>
</context>
<context>
    <name>HoldersList</name>
    <message>
        <source>Who holds what</source>
        <translation>现保管情况</translation>
    </message>
    <message>
        <source>What</source>
        <translation>样品（物品）</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封条</translation>
    </message>
    <message>
        <source>Held since</source>
        <translation>保管起始</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message numerus="yes">
        <source>{holder} · %n things</source>
        <translation>
            <numerusform>{holder} · %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Receipt not confirmed</source>
        <translation>接收未确认</translation>
    </message>
    <message>
        <source>Chain broken</source>
        <translation>保管链中断</translation>
    </message>
    <message>
        <source>With remarks</source>
        <translation>有提示</translation>
    </message>
    <message>
        <source>With who took it</source>
        <translation>由采集人保管</translation>
    </message>
    <message>
        <source>Chain whole</source>
        <translation>保管链完整</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
</context>
<context>
    <name>InspectionPage</name>
    <message>
        <source>No visit yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>A visit is sealed at arrival, with its officers and who was met. What is found is added piece by piece, and the record is completed at the end.</source>
        <translation>到场时先封存检查的执法人员和到场情况；发现的内容逐项添加，结束时再补全检查记录。</translation>
    </message>
    <message>
        <source>Begin the visit</source>
        <translation>开始检查</translation>
    </message>
    <message>
        <source>Sealed as entry {number}.</source>
        <translation>已封存为 {number}。</translation>
    </message>
    <message>
        <source>Read and sign</source>
        <translation>阅读并签字</translation>
    </message>
</context>
<context>
    <name>ItemDetail</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Full view</source>
        <translation>完整显示</translation>
    </message>
    <message>
        <source>Supplement</source>
        <translation>补正</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Supplements and withdrawals</source>
        <translation>补正与撤回</translation>
    </message>
</context>
<context>
    <name>KeptScreeningBar</name>
    <message>
        <source>Seal the screening</source>
        <translation>封存筛查记录</translation>
    </message>
    <message>
        <source>Tables {edition}</source>
        <translation>参考数据 {edition}</translation>
    </message>
    <message>
        <source>Not on record yet. Sealing freezes what is shown here.</source>
        <translation>尚未封存。封存后，此处所示结果即固定下来。</translation>
    </message>
    <message>
        <source>Show screening record {number}</source>
        <translation>查看筛查记录 {number}</translation>
    </message>
    <message>
        <source>On record since {moment}.</source>
        <translation>已于 {moment} 封存。</translation>
    </message>
    <message numerus="yes">
        <source>%n results come out otherwise now.</source>
        <translation>
            <numerusform>现有 %n 个结果与记录不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>The sums or clauses come out otherwise now.</source>
        <translation>现在的合计或条款与记录不同。</translation>
    </message>
    <message>
        <source>All comes out the same.</source>
        <translation>现结果与记录一致。</translation>
    </message>
    <message>
        <source>The tables were others then.</source>
        <translation>当时的参考数据版本不同。</translation>
    </message>
</context>
<context>
    <name>LabelsView</name>
    <message>
        <source>No printer is set up on this computer.</source>
        <translation>本机没有安装打印机。</translation>
    </message>
    <message>
        <source>Save the PDF and print it elsewhere.</source>
        <translation>请保存为 PDF，到别处打印。</translation>
    </message>
    <message numerus="yes">
        <source>%n labels went to the printer.</source>
        <translation>
            <numerusform>已将 %n 张标签送到打印机。</numerusform>
        </translation>
    </message>
    <message>
        <source>The labels are saved as {file}.</source>
        <translation>标签已保存为 {file}。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Which samples</source>
        <translation>哪些样品</translation>
    </message>
    <message>
        <source>Printed on</source>
        <translation>标签纸</translation>
    </message>
    <message>
        <source>Labels gone from the first sheet</source>
        <translation>首张已用标签数</translation>
    </message>
    <message>
        <source>Language of the labels</source>
        <translation>标签语言</translation>
    </message>
    <message numerus="yes">
        <source>All %n samples of the case</source>
        <translation>
            <numerusform>本案全部 %n 个样品</numerusform>
        </translation>
    </message>
    <message>
        <source>A4 sheet, 21 labels of 63.5 × 38.1 mm</source>
        <translation>A4 标签纸，21 张（63.5 × 38.1 mm）</translation>
    </message>
    <message>
        <source>A4 sheet, 24 labels of 70 × 37 mm</source>
        <translation>A4 标签纸，24 张（70 × 37 mm）</translation>
    </message>
    <message>
        <source>Label printer, 50 × 30 mm</source>
        <translation>标签打印机，50 × 30 mm</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>How the sheet will look</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} / {count} 页</translation>
    </message>
    <message>
        <source>Save the labels</source>
        <translation>保存标签</translation>
    </message>
    <message numerus="yes">
        <source>The %n chosen samples</source>
        <translation>
            <numerusform>所选 %n 个样品</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockOut</name>
    <message>
        <source>Lock {name} out?</source>
        <translation>停用{name}？</translation>
    </message>
    <message>
        <source>The passphrase then opens nothing and the key seals nothing any more. What was sealed with it stays valid. Somebody who kept a copy of the vault can still open that copy.</source>
        <translation>停用后，其口令不能再打开保险库，密钥不能再封存。此前封存的仍然有效。如果有人另存了保险库的副本，该副本仍能打开。</translation>
    </message>
    <message>
        <source>Lock out</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>LostEntries</name>
    <message>
        <source>Entries of this vault are missing</source>
        <translation>这个保险库缺少一部分记录</translation>
    </message>
    <message>
        <source>The passphrase is right. But this is not the newest state of the vault.</source>
        <translation>口令正确，但这不是保险库的最新状态。</translation>
    </message>
    <message>
        <source>{remembered} entries were seen on this computer; the vault in front of you holds {held}. Either an older copy was put in its place, or the newest entries were lost or replaced.</source>
        <translation>本机曾见到 {remembered} 条记录，眼前的保险库只有 {held} 条能对上。要么它被换成了旧副本，要么最新的记录丢失或被替换。</translation>
    </message>
    <message>
        <source>If there is a newer copy or backup, leave this one closed and open that. If the entries are lost for good, you can go on without them: who decided it, when, and how many are missing then stands in the ledger for ever, for every reader.</source>
        <translation>如果还有更新的副本或备份，请不要打开这个，改用那一份。如果记录确已丢失，可以在缺失的状态下继续：由谁决定、何时、缺多少条，将永久记入证据账，任何核验者都能看到。</translation>
    </message>
    <message>
        <source>Leave it closed</source>
        <translation>不打开</translation>
    </message>
    <message>
        <source>Go on without them</source>
        <translation>接受缺失，继续</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>FieldKit</source>
        <translation>取证箱</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>演练</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Site plan</source>
        <translation>点位图</translation>
    </message>
    <message>
        <source>Results as bars</source>
        <translation>结果柱状图</translation>
    </message>
    <message>
        <source>Who held what</source>
        <translation>保管时间线</translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <source>year-month-day hour:minute</source>
        <translation>年-月-日 时:分</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
</context>
<context>
    <name>NewKey</name>
    <message>
        <source>New passphrase for {name}</source>
        <translation>为{name}设置新口令</translation>
    </message>
    <message>
        <source>A lost passphrase cannot be found out; {name} gets a new signing key. The old one seals nothing any more, and what it sealed stays valid. Hand the keyboard over: nobody else should know the passphrase.</source>
        <translation>遗失的口令无法找回，{name}会得到新的签名密钥。旧密钥不能再封存，此前封存的仍然有效。请把键盘交给本人：口令不应让别人知道。</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>换发密钥</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Both passphrases must be the same.</source>
        <translation>两次输入的口令必须一致。</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>New passphrase once more</source>
        <translation>再输一遍新口令</translation>
    </message>
    <message>
        <source>Weak: guessed within days. Add words that do not belong together.</source>
        <translation>弱：几天内就会被猜出。请再加几个互不相关的词。</translation>
    </message>
    <message>
        <source>Fair: holds for months or a few years.</source>
        <translation>一般：能顶几个月到几年。</translation>
    </message>
    <message>
        <source>Good: holds for decades.</source>
        <translation>好：能顶几十年。</translation>
    </message>
    <message>
        <source>Strong: nobody waits that long.</source>
        <translation>强：没有人等得到。</translation>
    </message>
    <message>
        <source>Four or five words that do not belong together, in Chinese or any language. No name, no date, no saying.</source>
        <translation>用四五个互不相关的词，中文即可。不要用姓名、日期、诗句或俗语。</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters, not all alike.</source>
        <translation>
            <numerusform>至少 %n 个字符，且不能都一样。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewVault</name>
    <message>
        <source>New vault</source>
        <translation>新建保险库</translation>
    </message>
    <message>
        <source>Your name, as on the enforcement certificate</source>
        <translation>姓名（与执法证一致）</translation>
    </message>
    <message>
        <source>Your unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Number of your certificate</source>
        <translation>执法证号（工号）</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>创建保险库</translation>
    </message>
    <message>
        <source>Fill in what is marked.</source>
        <translation>请填写标出的各项。</translation>
    </message>
    <message>
        <source>Making the vault …</source>
        <translation>正在新建…</translation>
    </message>
    <message>
        <source>One encrypted folder on this computer. Everything you record goes into it.</source>
        <translation>本机上的一个加密文件夹，您记录的一切都在其中。</translation>
    </message>
    <message>
        <source>Where the vault will be</source>
        <translation>保险库的位置</translation>
    </message>
    <message>
        <source>You become its administrator; others are added later under Settings, People.</source>
        <translation>您将成为管理员；其他人以后在“设置—人员”中添加。</translation>
    </message>
    <message>
        <source>Another place …</source>
        <translation>换个位置…</translation>
    </message>
    <message>
        <source>{free} free</source>
        <translation>可用空间 {free}</translation>
    </message>
    <message>
        <source>Choose the folder in which the vault will be made</source>
        <translation>选择要在其中新建保险库的文件夹</translation>
    </message>
</context>
<context>
    <name>OnTheWay</name>
    <message>
        <source>New {what}</source>
        <translation>新建{what}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Seal {what}</source>
        <translation>封存{what}</translation>
    </message>
</context>
<context>
    <name>OpenByKey</name>
    <message>
        <source>Open with the recovery key</source>
        <translation>用恢复密钥打开</translation>
    </message>
    <message>
        <source>Type the eight groups from the recovery sheet of {vault}. Then whoever lost the passphrase gets a new one.</source>
        <translation>请输入“{vault}”恢复密钥表上的八组字符，随后为遗失口令的人设置新口令。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>OwnLimits</name>
    <message>
        <source>Limits</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>{number}: replaced</source>
        <translation>{number}：已被替代</translation>
    </message>
    <message>
        <source>Pollutant</source>
        <translation>污染物</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>取值时间</translation>
    </message>
    <message>
        <source>To be kept at</source>
        <translation>监控位置</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>排放口</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>介质</translation>
    </message>
</context>
<context>
    <name>OwnPassphrase</name>
    <message>
        <source>Change my passphrase</source>
        <translation>更改我的口令</translation>
    </message>
    <message>
        <source>The signing key stays the same; backups keep the old one.</source>
        <translation>签名密钥不变；已有的备份仍用旧口令，直到下次备份。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>What it shows</source>
        <translation>内容说明</translation>
    </message>
    <message>
        <source>Taken by, at</source>
        <translation>拍摄人、时间</translation>
    </message>
    <message>
        <source>The paper</source>
        <translation>文件情况</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>拍摄时间</translation>
    </message>
    <message numerus="yes">
        <source>Written for all %n chosen</source>
        <translation>
            <numerusform>写给所选的全部 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>拍摄人</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the paper</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Obtained by, at</source>
        <translation>取证人、时间</translation>
    </message>
    <message>
        <source>Obtained at</source>
        <translation>取得时间</translation>
    </message>
    <message>
        <source>Type, Enter for the next one; Ctrl+D repeats the one before</source>
        <translation>输入说明，回车到下一张；Ctrl+D 重复上一张的说明</translation>
    </message>
</context>
<context>
    <name>PartField</name>
    <message>
        <source>Add {what}</source>
        <translation>添加{what}</translation>
    </message>
    <message>
        <source>Remove {what}</source>
        <translation>删除{what}</translation>
    </message>
</context>
<context>
    <name>PartyField</name>
    <message>
        <source>Name, credit code or pinyin initials</source>
        <translation>名称、信用代码或拼音首字母</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入内容</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>Brought in by</source>
        <translation>登记于</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>People of the sender&apos;s vault</source>
        <translation>移送方保险库的人员</translation>
    </message>
    <message>
        <source>No longer counts</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>未确认</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Save the trust file …</source>
        <translation>保存信任文件…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Each has a passphrase and a key of their own; whoever seals, signs.</source>
        <translation>每人有自己的口令和密钥；谁封存，谁签名。</translation>
    </message>
    <message>
        <source>Only administrators add people, lock them out or change their role.</source>
        <translation>只有管理员可以添加、停用人员或更改角色。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>执法证号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>On record as entry {number}.</source>
        <translation>已入账：{number}。</translation>
    </message>
    <message>
        <source>Your passphrase is changed. The key stays the same.</source>
        <translation>口令已更改，密钥不变。</translation>
    </message>
    <message>
        <source>Certificate request</source>
        <translation>证书申请</translation>
    </message>
    <message>
        <source>Trust file</source>
        <translation>信任文件</translation>
    </message>
    <message>
        <source>Saved to {path}.</source>
        <translation>已保存到 {path}。</translation>
    </message>
    <message>
        <source>Choose the certificate that the authority gave you</source>
        <translation>选择发证机构给您的证书</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥指纹</translation>
    </message>
</context>
<context>
    <name>PersonDetail</name>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>执法证号</translation>
    </message>
    <message>
        <source>In the vault since</source>
        <translation>加入时间</translation>
    </message>
    <message>
        <source>Brought in by</source>
        <translation>加入方式</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Passphrase, for practice only</source>
        <translation>口令（仅供演练）</translation>
    </message>
    <message>
        <source>Key (SHA-256)</source>
        <translation>密钥指纹（SHA-256）</translation>
    </message>
    <message>
        <source>Confirm this key</source>
        <translation>确认此密钥</translation>
    </message>
    <message>
        <source>Change my passphrase …</source>
        <translation>更改我的口令…</translation>
    </message>
    <message>
        <source>Save a certificate request …</source>
        <translation>保存证书申请…</translation>
    </message>
    <message>
        <source>Import a certificate …</source>
        <translation>导入证书…</translation>
    </message>
    <message>
        <source>Change the role …</source>
        <translation>更改角色…</translation>
    </message>
    <message>
        <source>Passphrase lost: new key …</source>
        <translation>口令遗失：换发密钥…</translation>
    </message>
    <message>
        <source>Lock out …</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>founding of the vault</source>
        <translation>新建保险库</translation>
    </message>
    <message>
        <source>an administrator</source>
        <translation>管理员添加</translation>
    </message>
    <message>
        <source>the recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Only an administrator may do this.</source>
        <translation>只有管理员可以这样做。</translation>
    </message>
    <message>
        <source>This is the last administrator; make somebody else one first.</source>
        <translation>这是最后一名管理员；请先把别人设为管理员。</translation>
    </message>
    <message>
        <source>Somebody else has to do this.</source>
        <translation>须由另一人来做。</translation>
    </message>
</context>
<context>
    <name>PersonPane</name>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>Brought in by entry</source>
        <translation>登记入账的记录</translation>
    </message>
    <message>
        <source>Locked out, or given a new key</source>
        <translation>已停用，或已换新密钥</translation>
    </message>
    <message>
        <source>The key came in by the recovery key; nobody confirmed it yet.</source>
        <translation>密钥经由恢复密钥登记，尚无人确认。</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>No photos</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>This bundle holds no photos.</source>
        <translation>此证据包中没有照片。</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Larger (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>缩小（-）</translation>
    </message>
    <message>
        <source>All of it (0)</source>
        <translation>显示全图（0）</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>PlacePicker</name>
    <message>
        <source>Look for drives again</source>
        <translation>重新查找存储盘</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Another folder …</source>
        <translation>其他文件夹……</translation>
    </message>
    <message>
        <source>Folder for the bundle</source>
        <translation>证据包存放文件夹</translation>
    </message>
    <message>
        <source>About {size} are needed, which is more than is free there.</source>
        <translation>约需 {size}，超过该处可用空间。</translation>
    </message>
    <message>
        <source>About {size} are needed.</source>
        <translation>约需 {size}。</translation>
    </message>
    <message>
        <source>This computer, {name}</source>
        <translation>本机 {name}</translation>
    </message>
    <message>
        <source>{free} free of {total}</source>
        <translation>可用 {free}，共 {total}</translation>
    </message>
</context>
<context>
    <name>PlanPane</name>
    <message>
        <source>Points by their coordinates, lines and words by hand; equirectangular projection, north is up. The data is attached.</source>
        <translation>点位按坐标绘制，线条和文字为手绘；等距圆柱投影，上方为北；绘图数据随附。</translation>
    </message>
    <message>
        <source>Move the plan</source>
        <translation>移动图面</translation>
    </message>
    <message>
        <source>Draw by hand</source>
        <translation>手绘线</translation>
    </message>
    <message>
        <source>Straight line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>恢复（Ctrl+Y）</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>缩小（-）</translation>
    </message>
    <message>
        <source>Show all (0)</source>
        <translation>显示全部（0）</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation>图名</translation>
    </message>
    <message>
        <source>Site plan of points</source>
        <translation>现场点位示意图</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Seal plan</source>
        <translation>封存点位图</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>other datum</source>
        <translation>坐标系不同</translation>
    </message>
    <message numerus="yes">
        <source>%n points are not on the plan</source>
        <translation>
            <numerusform>%n 个点没有标在图上</numerusform>
        </translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘图</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>The plan is sealed as {number}.</source>
        <translation>点位图已封存为 {number}。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>无坐标</translation>
    </message>
</context>
<context>
    <name>PlannedBottles</name>
    <message>
        <source>Sealing samples</source>
        <translation>正在封存样品</translation>
    </message>
    <message numerus="yes">
        <source>%n bottles are planned</source>
        <translation>
            <numerusform>已拟定 %n 瓶</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Planned bottles</source>
        <translation>已拟定的样品瓶</translation>
    </message>
    <message>
        <source>Take the plan back</source>
        <translation>撤回分瓶</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <source>Seal %n bottles</source>
        <translation>
            <numerusform>封存 %n 瓶</numerusform>
        </translation>
    </message>
    <message>
        <source>Each becomes a sample. Until they are sealed all of it can be changed or taken back; afterwards only supplemented.</source>
        <translation>每瓶成为一个样品。封存之前均可修改或撤回，封存之后只能补正。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Analytes</source>
        <translation>监测项目</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>样品量</translation>
    </message>
    <message>
        <source>Preservation</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封条</translation>
    </message>
    <message>
        <source>Lacks</source>
        <translation>尚缺</translation>
    </message>
    <message numerus="yes">
        <source>%n bottles cannot be sealed yet.</source>
        <translation>
            <numerusform>%n 瓶尚不能封存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open each and fill in what it lacks.</source>
        <translation>请逐一打开，补填所缺内容。</translation>
    </message>
</context>
<context>
    <name>PracticeStripe</name>
    <message>
        <source>Practice vault: people and firm are invented, nothing in it is evidence.</source>
        <translation>演练保险库：人员和企业均为虚构，其中没有任何真实证据。</translation>
    </message>
</context>
<context>
    <name>ProgramSettings</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Sunlight (high contrast)</source>
        <translation>阳光下（高对比度）</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Lock the vault after</source>
        <translation>无操作多久后锁定</translation>
    </message>
    <message>
        <source>Larger buttons, for fingers</source>
        <translation>放大按钮，便于触摸</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>QualityButton</name>
    <message numerus="yes">
        <source>Quality control · %n missing</source>
        <translation>
            <numerusform>质量控制 · 缺 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Quality control</source>
        <translation>质量控制</translation>
    </message>
</context>
<context>
    <name>QualityCheckView</name>
    <message>
        <source>Arithmetic and rule</source>
        <translation>算式与规定</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规定</translation>
    </message>
    <message>
        <source>Show the rule</source>
        <translation>查看质控要求</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>A blank above the detection limit is a hit. This reading is the program&apos;s own; no clause is held.</source>
        <translation>空白高于检出限即为检出。此为本程序的判法，未收录相应条款。</translation>
    </message>
    <message>
        <source>No rule is held. Put the one that holds on record, with its source.</source>
        <translation>未收录规定。请将应当遵循的质控要求连同依据记录在案。</translation>
    </message>
</context>
<context>
    <name>QualityView</name>
    <message>
        <source>Quality control</source>
        <translation>质量控制</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Put a rule on record</source>
        <translation>记录质控要求</translation>
    </message>
    <message>
        <source>Duplicates, spikes and blanks</source>
        <translation>平行样、加标样和空白样</translation>
    </message>
    <message>
        <source>No duplicate, spike or blank of this case has a result to be judged yet.</source>
        <translation>本案的平行样、加标样、空白样尚无可供评价的结果。</translation>
    </message>
    <message>
        <source>The sampling record asks for blanks and duplicates, or for why there are none (HJ 589-2021, 7.1.1.3). How many are needed, and how far results may differ, is held only where somebody put it on record with its source. A value below detection stands for anything from 0 to the detection limit.</source>
        <translation>采样记录应当写明空白样和平行样，没有的说明原因（HJ 589-2021 7.1.1.3）。应采数量和允许偏差，以有人连同依据记录在案的为准。低于检出限的值按 0 至检出限之间的任意值计。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项别</translation>
    </message>
    <message>
        <source>Analyte</source>
        <translation>监测项目</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>计算结果</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许范围</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>The rule is sealed as entry {entry}.</source>
        <translation>质控要求已封存为 {entry}。</translation>
    </message>
    <message>
        <source>Taken: {taken} · samples: {samples} · no rule held</source>
        <translation>{samples} 个样品，已采 {taken} 个；未收录规定</translation>
    </message>
    <message>
        <source>Taken: {taken} · needed: {needed} · samples: {samples}</source>
        <translation>{samples} 个样品，应采 {needed} 个，已采 {taken} 个</translation>
    </message>
</context>
<context>
    <name>QuantitiesPage</name>
    <message>
        <source>New quantity</source>
        <translation>新建数量</translation>
    </message>
    <message>
        <source>Quantities of the case</source>
        <translation>本案的数量</translation>
    </message>
    <message>
        <source>Ranges are two standard uncertainties to either side, as far as uncertainties were stated. This screens for a decision to transfer; it finds nobody guilty.</source>
        <translation>范围为上下各两倍标准不确定度，只计已给出的不确定度。本页只供判断是否移送，不作有罪认定。</translation>
    </message>
    <message>
        <source>No quantity yet</source>
        <translation>还没有数量</translation>
    </message>
    <message>
        <source>Weigh, count, measure a tank, or go by records; the sum stands here.</source>
        <translation>称量、清点、量罐或依据台账核算，合计显示在这里。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Standard uncertainty</source>
        <translation>标准不确定度</translation>
    </message>
    <message>
        <source>Waste code</source>
        <translation>废物代码</translation>
    </message>
    <message>
        <source>In the sum of</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>How known</source>
        <translation>认定方式</translation>
    </message>
    <message>
        <source>not summed</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>Hazardous waste in all</source>
        <translation>危险废物合计</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>线索筛查</translation>
    </message>
    <message>
        <source>Without uncertainty</source>
        <translation>未给不确定度</translation>
    </message>
    <message>
        <source>Not summed</source>
        <translation>未计入合计</translation>
    </message>
    <message>
        <source>{sum} ({low} to {high} t)</source>
        <translation>{sum}（{low} 至 {high} t）</translation>
    </message>
    <message>
        <source>Sealed as entry {number}.</source>
        <translation>已封存为 {number}。</translation>
    </message>
</context>
<context>
    <name>ReckoningField</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>重做（Ctrl+Y）</translation>
    </message>
    <message>
        <source>Type the value by hand</source>
        <translation>直接填写数值</translation>
    </message>
    <message>
        <source>uncertainty</source>
        <translation>标准不确定度</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>One more: {figure}</source>
        <translation>再加一项：{figure}</translation>
    </message>
    <message>
        <source>Still needed: {figures}</source>
        <translation>还需填写：{figures}</translation>
    </message>
</context>
<context>
    <name>RecordEditor</name>
    <message>
        <source>New {what}</source>
        <translation>新建{what}</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封存</translation>
    </message>
    <message>
        <source>Throw draft away</source>
        <translation>丢弃草稿</translation>
    </message>
    <message>
        <source>Sealing signs this and gives it a number. From then on it can only be supplemented.</source>
        <translation>封存即签名并编号，此后只能补正，不能修改。</translation>
    </message>
    <message>
        <source>A file is still being taken in.</source>
        <translation>仍有文件正在读入。</translation>
    </message>
    <message>
        <source>Taking in {file}</source>
        <translation>正在读入 {file}</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>More that can be said</source>
        <translation>更多可填项</translation>
    </message>
</context>
<context>
    <name>RecordPaper</name>
    <message>
        <source>Record of the visit</source>
        <translation>现场检查记录</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are signed.</source>
        <translation>
            <numerusform>签字涵盖以上 %n 条记录。以下空白。</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Supplemented by</source>
        <translation>补正</translation>
    </message>
    <message>
        <source>Sealed at</source>
        <translation>封存时间</translation>
    </message>
    <message>
        <source>Digest of the entry</source>
        <translation>条目摘要值</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复密钥表</translation>
    </message>
    <message>
        <source>The one paper that opens the vault when a passphrase is lost.</source>
        <translation>口令遗失时，唯一能打开保险库的一张纸。</translation>
    </message>
    <message>
        <source>Make a new recovery key …</source>
        <translation>换发恢复密钥…</translation>
    </message>
    <message>
        <source>The sheet there is now opens nothing any more afterwards. Go on?</source>
        <translation>换发后，现有的恢复密钥表立即作废。要继续吗？</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>换发</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不换</translation>
    </message>
    <message>
        <source>Only an administrator may do this.</source>
        <translation>只有管理员可以这样做。</translation>
    </message>
    <message>
        <source>Nobody has shown that the sheet is kept. Make a new one.</source>
        <translation>还没有人证明恢复密钥表已妥善保管，请换发一张新的。</translation>
    </message>
    <message>
        <source>Shown to be kept on {day}</source>
        <translation>已于 {day} 证明妥善保管</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyField</name>
    <message>
        <source>Group {number}</source>
        <translation>第 {number} 组</translation>
    </message>
    <message>
        <source>A character in group {groups} is wrong. Look at the paper.</source>
        <translation>第 {groups} 组有字符输错，请对照纸上的内容。</translation>
    </message>
</context>
<context>
    <name>RecoverySheetPage</name>
    <message>
        <source>No printer is set up on this computer.</source>
        <translation>本机没有安装打印机。</translation>
    </message>
    <message>
        <source>Save the PDF to a USB drive and print it elsewhere, or copy the key by hand.</source>
        <translation>可以把 PDF 存到 U 盘到别处打印，或者手抄密钥。</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>保存恢复密钥表</translation>
    </message>
    <message>
        <source>Saved to {path}.</source>
        <translation>已保存到 {path}。</translation>
    </message>
    <message>
        <source>This file is not encrypted: print it, then delete it from every drive.</source>
        <translation>这个文件没有加密：打印后请从所有盘上删除。</translation>
    </message>
</context>
<context>
    <name>ReferenceField</name>
    <message>
        <source>New …</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>输入名称的一部分</translation>
    </message>
</context>
<context>
    <name>RestoreVault</name>
    <message>
        <source>Restoring and verifying</source>
        <translation>正在恢复并校验</translation>
    </message>
    <message>
        <source>Restore a vault from its backup</source>
        <translation>从备份恢复保险库</translation>
    </message>
    <message>
        <source>The backup is only read. Every byte of the new vault is verified.</source>
        <translation>备份只读不写，新保险库的每个字节都会校验。</translation>
    </message>
    <message>
        <source>Folder of the backup</source>
        <translation>备份所在文件夹</translation>
    </message>
    <message>
        <source>Where the vault will be</source>
        <translation>保险库的位置</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Another place …</source>
        <translation>换个位置…</translation>
    </message>
    <message>
        <source>Passphrase of anybody of the vault</source>
        <translation>保险库中任何一人的口令</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Use a passphrase</source>
        <translation>改用口令</translation>
    </message>
    <message>
        <source>Use the recovery key instead</source>
        <translation>改用恢复密钥</translation>
    </message>
    <message>
        <source>{free} free</source>
        <translation>可用空间 {free}</translation>
    </message>
    <message>
        <source>Choose the folder of the backup</source>
        <translation>选择备份所在文件夹</translation>
    </message>
    <message>
        <source>Choose the folder in which the vault will be made</source>
        <translation>选择要在其中新建保险库的文件夹</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>File by file</source>
        <translation>逐个文件的结果</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) sealed</source>
        <translation>
            <numerusform>已封存 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) taken in</source>
        <translation>
            <numerusform>已接收 %n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsChart</name>
    <message>
        <source>Chart of results</source>
        <translation>结果柱状图</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>恢复（Ctrl+Y）</translation>
    </message>
    <message>
        <source>Remove rows</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Seal selected rows</source>
        <translation>封存所选行</translation>
    </message>
    <message>
        <source>Seal all rows</source>
        <translation>全部封存</translation>
    </message>
    <message>
        <source>There is nothing to seal here yet.</source>
        <translation>这里还没有可封存的内容。</translation>
    </message>
    <message>
        <source>Sealing results</source>
        <translation>正在封存结果</translation>
    </message>
    <message numerus="yes">
        <source>%n results sealed</source>
        <translation>
            <numerusform>已封存 %n 条结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows stay drafts.</source>
        <translation>
            <numerusform>%n 行仍为草稿。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is missing stands in their cells.</source>
        <translation>缺少什么写在相应的单元格里。</translation>
    </message>
    <message>
        <source>Sealing signs each row and gives it a number. From then on it can only be supplemented.</source>
        <translation>封存即逐行签名并编号，此后只能补正。</translation>
    </message>
    <message>
        <source>Readings without a sample belong to the inspection {number}.</source>
        <translation>未对应样品的结果归入现场检查 {number}。</translation>
    </message>
    <message>
        <source>Open or supplement {number}</source>
        <translation>查看或补正 {number}</translation>
    </message>
    <message>
        <source>exactly as reported, such as 6.8, &lt;0.05, 0.004L, 未检出, 1.2×10³</source>
        <translation>按报告原样填写，如 6.8、&lt;0.05、0.004L、未检出、1.2×10³</translation>
    </message>
    <message>
        <source>such as 2026-11-24 09:30; Ctrl+; writes the time of now</source>
        <translation>如 2026-11-24 09:30；按 Ctrl+; 填入现在时间</translation>
    </message>
    <message>
        <source>where no sample says it</source>
        <translation>未对应样品时填写</translation>
    </message>
    <message>
        <source>number of the standard with its year</source>
        <translation>标准号及年号</translation>
    </message>
    <message>
        <source>Sealed results cannot be changed.</source>
        <translation>已封存的结果不能修改。</translation>
    </message>
    <message>
        <source>Open one to supplement it; type new ones below.</source>
        <translation>如需更正请打开后补正；新结果请在下方填写。</translation>
    </message>
    <message>
        <source>These columns have no place here and were left out: {names}</source>
        <translation>下列列在此表中没有对应，未粘贴：{names}</translation>
    </message>
    <message>
        <source>its number; Alt+↓ shows the samples of the case</source>
        <translation>样品编号；按 Alt+↓ 列出本案样品</translation>
    </message>
</context>
<context>
    <name>ResultsTable</name>
    <message>
        <source>Sealing results</source>
        <translation>正在封存结果</translation>
    </message>
    <message>
        <source>Back to the results</source>
        <translation>返回结果</translation>
    </message>
    <message>
        <source>How the text is written</source>
        <translation>文本编码</translation>
    </message>
    <message>
        <source>Encoding found out</source>
        <translation>自动识别编码</translation>
    </message>
    <message>
        <source>{label} (needed)</source>
        <translation>{label}（必填）</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>不能导入的原因</translation>
    </message>
    <message numerus="yes">
        <source>Seal %n results</source>
        <translation>
            <numerusform>封存 %n 条结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>表格各行</translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation>正在读取表格…</translation>
    </message>
    <message>
        <source>A note or a sum, no result; it is left out.</source>
        <translation>备注或合计行，不是监测结果，不录入。</translation>
    </message>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n 条结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows cannot be taken</source>
        <translation>
            <numerusform>%n 行不能录入</numerusform>
        </translation>
    </message>
    <message>
        <source>all go in or none</source>
        <translation>要么全部录入，要么都不录入</translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n rows</source>
        <translation>
            <numerusform>舍去这 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Read as {what}.</source>
        <translation>按 {what} 编码读取。</translation>
    </message>
    <message>
        <source>Read the sheet {what}.</source>
        <translation>读取的是工作表“{what}”。</translation>
    </message>
    <message>
        <source>Hidden sheets are not taken: {what}.</source>
        <translation>隐藏的工作表不读取：{what}。</translation>
    </message>
    <message>
        <source>Above the heading, and not taken: row {what}.</source>
        <translation>表头以上不录入：第 {what} 行。</translation>
    </message>
    <message>
        <source>Figures kept as numbers are taken as stored: 0.50 may have become 0.5.</source>
        <translation>以数值格式保存的数据按存储值读取：0.50 可能已变为 0.5。</translation>
    </message>
    <message>
        <source>This file is in the case already, as {what}.</source>
        <translation>该文件已在本案中，记录编号 {what}。</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Removing rows</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Writing the time</source>
        <translation>填入时间</translation>
    </message>
    <message>
        <source>Clearing</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Pasting</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Filling down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Write the time of now</source>
        <translation>填入现在时间</translation>
    </message>
    <message>
        <source>Remove rows</source>
        <translation>删除行</translation>
    </message>
</context>
<context>
    <name>SampleEditor</name>
    <message>
        <source>{what} of {number}</source>
        <translation>{number} 的{what}</translation>
    </message>
    <message>
        <source>{what} for this visit</source>
        <translation>本次检查的{what}</translation>
    </message>
    <message>
        <source>As {number}:</source>
        <translation>同 {number}：</translation>
    </message>
    <message>
        <source>Planned bottle</source>
        <translation>已拟定的样品瓶</translation>
    </message>
    <message>
        <source>Analytes and bottles …</source>
        <translation>监测项目与分瓶…</translation>
    </message>
</context>
<context>
    <name>SamplesPage</name>
    <message>
        <source>Choose the sample that it is a duplicate of.</source>
        <translation>请先选择要做平行样的样品。</translation>
    </message>
    <message>
        <source>Scan a label (F2), or type number, point, seal</source>
        <translation>扫描标签（F2），或输入编号、点位、封条</translation>
    </message>
    <message>
        <source>Search samples</source>
        <translation>查找样品</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>New sample</source>
        <translation>新建样品</translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation>继续填写草稿</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>新登记在前</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>按编号</translation>
    </message>
    <message>
        <source>By point</source>
        <translation>按点位</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>按采样时间</translation>
    </message>
    <message>
        <source>By holder</source>
        <translation>按保管人</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message numerus="yes">
        <source>%n samples</source>
        <translation>
            <numerusform>%n 个样品</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No sample of this case has all these words.</source>
        <translation>本案没有同时含有这些字词的样品。</translation>
    </message>
    <message>
        <source>No sample yet</source>
        <translation>还没有样品</translation>
    </message>
    <message>
        <source>Each bottle gets a number, a seal and a label here, and is followed from hand to hand.</source>
        <translation>每瓶样品在这里编号、封签、打印标签，并记录每一次交接。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Quality control</source>
        <translation>质控</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>介质</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Preservation</source>
        <translation>保存条件</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封条</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>采样时间</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>现保管人</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Sample {sample} is sealed as entry {entry}.</source>
        <translation>样品 {sample} 已封存，编号 {entry}。</translation>
    </message>
    <message numerus="yes">
        <source>%n bottles are planned</source>
        <translation>
            <numerusform>已拟定 %n 瓶</numerusform>
        </translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
</context>
<context>
    <name>ScreenedResultView</name>
    <message>
        <source>The result and its limit</source>
        <translation>结果与限值</translation>
    </message>
    <message>
        <source>Show the result</source>
        <translation>查看结果</translation>
    </message>
    <message>
        <source>Show the applicable standard</source>
        <translation>查看适用标准</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Criminal thresholds</source>
        <translation>入罪标准</translation>
    </message>
    <message>
        <source>at the act</source>
        <translation>行为时</translation>
    </message>
    <message>
        <source>today</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>To be minded</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Otherwise than on record</source>
        <translation>与筛查记录不同</translation>
    </message>
    <message>
        <source>Show the screening record</source>
        <translation>查看筛查记录</translation>
    </message>
    <message>
        <source>Show the standard or permit</source>
        <translation>查看地方标准（许可证）</translation>
    </message>
</context>
<context>
    <name>ScreeningBrief</name>
    <message>
        <source>Screening</source>
        <translation>线索筛查</translation>
    </message>
    <message>
        <source>Open the screening</source>
        <translation>查看筛查</translation>
    </message>
    <message>
        <source>Too many results to be screened here.</source>
        <translation>结果较多，请打开筛查页查看。</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>尚无结果</translation>
    </message>
    <message>
        <source>No clause of the interpretations is touched.</source>
        <translation>未涉及司法解释条款。</translation>
    </message>
    <message numerus="yes">
        <source>Which standard holds is not said for %n results.</source>
        <translation>
            <numerusform>%n 个结果尚未填写适用标准。</numerusform>
        </translation>
    </message>
    <message>
        <source>Above the limit: {above} of {total}</source>
        <translation>超标 {above} 项，共 {total} 项</translation>
    </message>
    <message>
        <source>highest {times} times, (C-S)/S</source>
        <translation>最高超标 {times} 倍 (C-S)/S</translation>
    </message>
</context>
<context>
    <name>ScreeningPage</name>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>表格 (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>Take in a laboratory&apos;s table</source>
        <translation>导入实验室表格</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Say which standard holds</source>
        <translation>填写适用标准</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>还没有结果</translation>
    </message>
    <message>
        <source>Results stand here beside their limits, once they are sealed.</source>
        <translation>结果封存后，会与限值一起列在这里。</translation>
    </message>
    <message>
        <source>Type in results</source>
        <translation>录入结果</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>记录号</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Analyte</source>
        <translation>监测项目</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Against the limit</source>
        <translation>与限值比较</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>线索筛查</translation>
    </message>
    <message>
        <source>nothing to screen</source>
        <translation>没有可筛查的内容</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Above the limit</source>
        <translation>超标</translation>
    </message>
    <message>
        <source>Hazardous waste, summed</source>
        <translation>危险废物合计</translation>
    </message>
    <message>
        <source>The applicable standard is sealed.</source>
        <translation>适用标准已封存。</translation>
    </message>
    <message>
        <source>The table is sealed as #{number}.</source>
        <translation>表格已封存为 #{number}。</translation>
    </message>
    <message numerus="yes">
        <source>%n results were taken from it.</source>
        <translation>
            <numerusform>从中导入了 %n 条结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>Results beside their limits</source>
        <translation>结果与限值</translation>
    </message>
    <message>
        <source>This screens for a decision to transfer; it finds nobody guilty. Local standards and permits may be stricter than the tables; those of the agency are kept under Settings.</source>
        <translation>本页为移送与否提供线索筛查，不认定任何人有罪。地方标准和许可证可能比国家标准更严，本机关的地方标准和许可限值在“设置”中维护。</translation>
    </message>
    <message>
        <source>The screening is sealed as entry {number}.</source>
        <translation>筛查记录已封存为 {number}。</translation>
    </message>
    <message>
        <source>Not used, because this program cannot read it: {entries}.</source>
        <translation>本程序无法读取，未予采用：{entries}。</translation>
    </message>
</context>
<context>
    <name>SealedBar</name>
    <message>
        <source>It stands in the ledger under this number.</source>
        <translation>已写入证据账，编号如左。</translation>
    </message>
    <message>
        <source>Another one like it</source>
        <translation>再记一条</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>SealedFacts</name>
    <message>
        <source>Digest of the entry (SHA-256)</source>
        <translation>记录摘要（SHA-256）</translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation>复制摘要</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>封存人</translation>
    </message>
    <message>
        <source>This computer&apos;s clock said</source>
        <translation>封存时间（本机时钟所示）</translation>
    </message>
    <message>
        <source>Outside checkpoint</source>
        <translation>外部校验点</translation>
    </message>
    <message>
        <source>None covers this entry yet. Until one leaves this computer, nothing proves that its author has not rewritten it.</source>
        <translation>尚无外部校验点覆盖本条。在校验点离开本机之前，无法证明记录人没有重写过它。</translation>
    </message>
    <message>
        <source>{size} entries, left on {time}: {purpose}</source>
        <translation>{size} 条，{time} 发出：{purpose}</translation>
    </message>
    <message>
        <source>First checkpoint outside that covers it</source>
        <translation>最早覆盖本条的外部校验点</translation>
    </message>
    <message>
        <source>Show the checkpoint</source>
        <translation>查看校验点</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>不能证明</translation>
    </message>
    <message>
        <source>That what was recorded is true, and that the clock was right.</source>
        <translation>所记内容属实；本机时钟准确。</translation>
    </message>
    <message>
        <source>In bundles</source>
        <translation>所在证据包</translation>
    </message>
    <message>
        <source>In none yet.</source>
        <translation>尚未导出。</translation>
    </message>
</context>
<context>
    <name>SeriesCard</name>
    <message>
        <source>Sample numbers</source>
        <translation>样品编号</translation>
    </message>
    <message>
        <source>{NN} counts, with as many digits as letters. {YYYYMMDD}, {YYMMDD}, {YYYY}, {MM} and {DD} stand for the day, {inspection} for the visit.</source>
        <translation>{NN} 是流水号，几个 N 就是几位数。{YYYYMMDD}、{YYMMDD}、{YYYY}、{MM}、{DD} 代表日期，{inspection} 代表第几次检查。</translation>
    </message>
    <message>
        <source>Pattern of sample numbers</source>
        <translation>样品编号规则</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>This makes no series: one counter such as {NN} is needed.</source>
        <translation>这不能作为编号规则：需要一个流水号，例如 {NN}。</translation>
    </message>
    <message>
        <source>For example {first}, then {second}</source>
        <translation>例如 {first}，接着是 {second}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>No vault is open</source>
        <translation>没有打开的保险库</translation>
    </message>
    <message>
        <source>Its people, its backup and who came in are seen once it is open.</source>
        <translation>打开后可以看到人员、备份和访问记录。</translation>
    </message>
</context>
<context>
    <name>SeveralField</name>
    <message>
        <source>Add {what}</source>
        <translation>添加{what}</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Making the picture …</source>
        <translation>正在显示图片……</translation>
    </message>
</context>
<context>
    <name>SideView</name>
    <message>
        <source>Back to the photos</source>
        <translation>返回影像</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Place to sign</source>
        <translation>签名处</translation>
    </message>
    <message>
        <source>Space puts the pen down and lifts it.</source>
        <translation>按空格键落笔，再按抬笔。</translation>
    </message>
</context>
<context>
    <name>SignerPane</name>
    <message>
        <source>Fingerprint of the certificate</source>
        <translation>证书指纹</translation>
    </message>
    <message>
        <source>You had this person remembered.</source>
        <translation>您已让本机记住此人。</translation>
    </message>
    <message>
        <source>I compared it, in person or by voice</source>
        <translation>我已当面或通话核对</translation>
    </message>
    <message>
        <source>Remember this person</source>
        <translation>记住此人</translation>
    </message>
</context>
<context>
    <name>SignerRow</name>
    <message>
        <source>Nobody named yet</source>
        <translation>尚未指明</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>拒签</translation>
    </message>
    <message numerus="yes">
        <source>%n later entries not covered</source>
        <translation>
            <numerusform>其后新增 %n 条未涵盖</numerusform>
        </translation>
    </message>
    <message>
        <source>My key</source>
        <translation>密钥确认</translation>
    </message>
    <message>
        <source>Confirm with my key</source>
        <translation>以我的密钥确认</translation>
    </message>
</context>
<context>
    <name>SigningEditor</name>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>No signature</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>重签</translation>
    </message>
    <message>
        <source>Nobody has signed yet.</source>
        <translation>尚未签名。</translation>
    </message>
    <message>
        <source>Finger, pen or mouse. On a touch pad: the space bar puts the pen down and lifts it.</source>
        <translation>可用手指、笔或鼠标签名。使用触控板时，按空格键落笔、抬笔。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are signed</source>
        <translation>
            <numerusform>签字涵盖 %n 条记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SigningPage</name>
    <message>
        <source>Who signs</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Somebody else signs</source>
        <translation>其他人签字</translation>
    </message>
    <message>
        <source>Issue a checkpoint</source>
        <translation>出具校验点</translation>
    </message>
    <message>
        <source>Nothing to sign yet</source>
        <translation>尚无可签字的记录</translation>
    </message>
    <message>
        <source>Once a visit was begun, its record can be read and signed here.</source>
        <translation>开始检查后，可在此阅读并签署检查记录。</translation>
    </message>
    <message>
        <source>Begin the visit</source>
        <translation>开始检查</translation>
    </message>
    <message>
        <source>Visit {number} · {when}</source>
        <translation>第{number}次检查 · {when}</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Sealed as entry {number}.</source>
        <translation>已封存为 {number}。</translation>
    </message>
    <message>
        <source>No checkpoint has left this laptop yet.</source>
        <translation>尚未出具过校验点。</translation>
    </message>
    <message numerus="yes">
        <source>The last checkpoint that left covers %n entries.</source>
        <translation>
            <numerusform>上一校验点涵盖 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>Issue one when all have signed: it belongs on the paper.</source>
        <translation>全部签字后再出具，并抄印在纸质笔录上。</translation>
    </message>
</context>
<context>
    <name>SitePlan</name>
    <message>
        <source>Site plan</source>
        <translation>点位图</translation>
    </message>
    <message>
        <source>Words on the plan</source>
        <translation>图上文字</translation>
    </message>
    <message>
        <source>Words, then Enter</source>
        <translation>输入文字后按 Enter</translation>
    </message>
    <message>
        <source>Drawn by coordinates; distances right to half a per cent</source>
        <translation>按坐标绘制，距离误差不超过0.5%</translation>
    </message>
    <message>
        <source>Not to scale: nothing here has coordinates</source>
        <translation>示意图，不按比例：没有带坐标的点</translation>
    </message>
</context>
<context>
    <name>SmallForm</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>From a card or folder</source>
        <translation>从存储卡或文件夹</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>No camera here</source>
        <translation>本机没有相机</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>For the visit</source>
        <translation>所属检查</translation>
    </message>
    <message>
        <source>No visit</source>
        <translation>不属于任何检查</translation>
    </message>
</context>
<context>
    <name>StandardEditor</name>
    <message>
        <source>There is no table on the clipboard.</source>
        <translation>剪贴板中没有表格。</translation>
    </message>
    <message numerus="yes">
        <source>%n limits were pasted. Look at each before sealing.</source>
        <translation>
            <numerusform>已粘贴 %n 条限值，封存前请逐条核对。</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste limits from a table</source>
        <translation>粘贴限值表</translation>
    </message>
    <message>
        <source>Columns: pollutant, limit (0.5, 6~9, ≥ 0.5, 不得检出), unit, averaging, place, outlet, class; with their names in the first row in any order.</source>
        <translation>列的顺序：污染物、限值（0.5、6~9、≥ 0.5、不得检出）、单位、取值时间、监控位置、排放口、级别；首行有列名时顺序不限。</translation>
    </message>
</context>
<context>
    <name>StandardsPage</name>
    <message>
        <source>Beside the national tables. Each is sealed and signed; a new version is a supplement with the day from which it holds, and screening uses the version of the day of sampling.</source>
        <translation>国家标准之外由本机关录入。每条均封存并签名；新版本以补正录入并写明生效日期，筛查时采用采样当日有效的版本。</translation>
    </message>
    <message>
        <source>New standard or permit</source>
        <translation>新增标准或许可证</translation>
    </message>
    <message>
        <source>New outlet</source>
        <translation>新增排放口</translation>
    </message>
    <message>
        <source>Standards and outlets</source>
        <translation>标准与排放口</translation>
    </message>
    <message>
        <source>Nothing of your own yet</source>
        <translation>尚未录入</translation>
    </message>
    <message>
        <source>Local standards, limits of permits and outlets stand here.</source>
        <translation>地方标准、排污许可限值和排放口列在这里。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>always</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未生效</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Sealed as entry {number}.</source>
        <translation>已封存为 {number}。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Choose the folder of a vault</source>
        <translation>选择保险库所在文件夹</translation>
    </message>
    <message>
        <source>FieldKit practice</source>
        <translation>取证箱演练</translation>
    </message>
    <message>
        <source>Making the practice vault</source>
        <translation>正在制作演练保险库</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>恢复它</translation>
    </message>
    <message>
        <source>Restore the rest</source>
        <translation>恢复其余部分</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Not kept yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Draft kept</source>
        <translation>草稿已存</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>Signed for by the reader</source>
        <translation>对方已签收</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Supplemented</source>
        <translation>已补正</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Recovery sheet not shown to be kept</source>
        <translation>恢复密钥表尚未证明妥善保管</translation>
    </message>
    <message numerus="yes">
        <source>Clock was set %n time(s)</source>
        <translation>
            <numerusform>时钟被调整过 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock steady</source>
        <translation>时钟稳定</translation>
    </message>
    <message>
        <source>{entries} entries, {count} since the last outside checkpoint</source>
        <translation>共 {entries} 条，上一外部校验点之后 {count} 条</translation>
    </message>
    <message>
        <source>No backup for over a week</source>
        <translation>超过一周未备份</translation>
    </message>
</context>
<context>
    <name>SupplementEditor</name>
    <message>
        <source>Nothing was changed.</source>
        <translation>内容没有变化。</translation>
    </message>
    <message>
        <source>Complete #{number}</source>
        <translation>补全 #{number}</translation>
    </message>
    <message>
        <source>Reason of the supplement (needed)</source>
        <translation>补正原因（必填）</translation>
    </message>
</context>
<context>
    <name>ThingDetail</name>
    <message>
        <source>Label …</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Hand over …</source>
        <translation>交接…</translation>
    </message>
    <message>
        <source>Show the sealed entry</source>
        <translation>查看封存记录</translation>
    </message>
    <message>
        <source>Chain of custody</source>
        <translation>保管链</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>{analyte} had to be extracted by {moment} ({hours} h, {standard}).</source>
        <translation>{analyte}应在 {moment} 前完成萃取（{hours} h，{standard}），已超过。</translation>
    </message>
    <message>
        <source>{analyte} has to be extracted by {moment} ({hours} h, {standard}).</source>
        <translation>{analyte}须在 {moment} 前完成萃取（{hours} h，{standard}）。</translation>
    </message>
    <message>
        <source>{analyte} had to be analysed by {moment} ({hours} h, {standard}).</source>
        <translation>{analyte}应在 {moment} 前完成分析（{hours} h，{standard}），已超过。</translation>
    </message>
    <message>
        <source>{analyte} has to be analysed by {moment} ({hours} h, {standard}).</source>
        <translation>{analyte}须在 {moment} 前完成分析（{hours} h，{standard}）。</translation>
    </message>
    <message>
        <source>No result is recorded.</source>
        <translation>尚无结果记录。</translation>
    </message>
</context>
<context>
    <name>TransferEditor</name>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>FieldKit</source>
        <translation>取证箱</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase lost? Open with the recovery key</source>
        <translation>口令遗失？用恢复密钥打开</translation>
    </message>
    <message>
        <source>Another vault …</source>
        <translation>其他保险库…</translation>
    </message>
    <message>
        <source>New vault</source>
        <translation>新建保险库</translation>
    </message>
    <message>
        <source>Practise first, with an invented case</source>
        <translation>先用虚构案件练习</translation>
    </message>
    <message>
        <source>Restore a vault from its backup</source>
        <translation>从备份恢复保险库</translation>
    </message>
    <message>
        <source>Practice vault. Its passphrase: {passphrase}</source>
        <translation>演练保险库，口令是：{passphrase}</translation>
    </message>
    <message>
        <source>Evidence lies in a vault: one encrypted folder on this computer. Make a new one, or open one you were given.</source>
        <translation>证据存放在保险库中：本机上的一个加密文件夹。请新建一个，或打开别人交给您的。</translation>
    </message>
    <message>
        <source>This vault is not there now. Plug in its drive, or choose another.</source>
        <translation>这个保险库现在不在。请插上它所在的盘，或选择另一个。</translation>
    </message>
    <message>
        <source>Open a vault to go on.</source>
        <translation>请打开保险库。</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s)</source>
        <translation>
            <numerusform>请等 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>VaultSettings</name>
    <message>
        <source>{folder} · number {id} · made on {day}</source>
        <translation>{folder} · 编号 {id} · 建于 {day}</translation>
    </message>
    <message>
        <source>Choose an empty folder, or one with a backup of this vault</source>
        <translation>选择空文件夹，或已有本保险库备份的文件夹</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>The backup in {folder} holds all {count} entries, and was read back.</source>
        <translation>{folder} 中的备份已含全部 {count} 条记录，并已回读校验。</translation>
    </message>
    <message>
        <source>Keep that drive apart from this computer.</source>
        <translation>请把这块盘与本机分开存放。</translation>
    </message>
    <message>
        <source>Checking every byte</source>
        <translation>正在逐字节检查</translation>
    </message>
    <message>
        <source>Checking the vault</source>
        <translation>正在检查保险库</translation>
    </message>
    <message>
        <source>New samples are numbered like this from now on.</source>
        <translation>今后的样品按此编号。</translation>
    </message>
    <message>
        <source>Stopped. Everything is as it was before.</source>
        <translation>已停止，一切保持原样。</translation>
    </message>
</context>
<context>
    <name>VerdictView</name>
    <message>
        <source>Verdict</source>
        <translation>核验结论</translation>
    </message>
    <message>
        <source>And {count} more; the report has all of them.</source>
        <translation>另有 {count} 项，报告中全部列出。</translation>
    </message>
    <message>
        <source>Bring along a trust file, or have the sender remembered.</source>
        <translation>请带上信任名单，或让本机记住移送人。</translation>
    </message>
    <message>
        <source>Bring along a checkpoint that you hold, if there is one.</source>
        <translation>如您持有校验点，请带上。</translation>
    </message>
    <message>
        <source>No outside authority fixed the time; all times are claims.</source>
        <translation>没有外部机构固定时间；所有时间都只是所述。</translation>
    </message>
    <message>
        <source>The bundle holds no physical things.</source>
        <translation>证据包中没有实物。</translation>
    </message>
    <message>
        <source>Something that it stands on does not hold or cannot be read.</source>
        <translation>它所依据的内容不成立或无法读取。</translation>
    </message>
    <message>
        <source>What this does not prove</source>
        <translation>本结论不能证明</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Verifying</source>
        <translation>正在核验</translation>
    </message>
</context>
<context>
    <name>VerifyStart</name>
    <message>
        <source>Verify a bundle</source>
        <translation>核验证据包</translation>
    </message>
    <message>
        <source>A bundle from anybody can be verified here, without a vault and without the network. The file is only read.</source>
        <translation>任何人给的证据包都可在此核验，不需要保险库，也不需要网络。文件只被读取，不会改动。</translation>
    </message>
    <message>
        <source>Drop a bundle here</source>
        <translation>将证据包拖到此处</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>What you bring along</source>
        <translation>您自带的依据</translation>
    </message>
    <message>
        <source>Nothing of this is needed. With it, two more facts can be checked: whether you know the signers, and whether the ledger is the one you saw before.</source>
        <translation>以下都不是必需的。有了它们，还能多核验两项：签名人是否为您所认识，账目是否就是您先前见过的那一本。</translation>
    </message>
    <message>
        <source>Trust file</source>
        <translation>信任名单文件</translation>
    </message>
    <message>
        <source>People you know, as handed to you in person. One that came with the bundle proves nothing about it.</source>
        <translation>您认识的人，应由对方当面交给您。随证据包一同寄来的名单不能证明任何事。</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a trust file</source>
        <translation>选择信任名单文件</translation>
    </message>
    <message>
        <source>Bring no trust file</source>
        <translation>不带信任名单</translation>
    </message>
    <message>
        <source>Checkpoint that you hold</source>
        <translation>您所持的校验点</translation>
    </message>
    <message>
        <source>From an earlier bundle, a receipt, or the paper signed on site. From paper, type the number of entries, and in the next line the sixteen groups.</source>
        <translation>来自先前的证据包、回执，或现场签字的纸质记录。照纸质记录输入时，第一行写记录数，下一行写十六组字符。</translation>
    </message>
    <message>
        <source>Such as: 42, then 3F2A 91BC …</source>
        <translation>例如：第一行 42，下一行 3F2A 91BC …</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>从文件读取…</translation>
    </message>
    <message>
        <source>Take the checkpoint from a file</source>
        <translation>从文件读取校验点</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Verify {name} again</source>
        <translation>重新核验 {name}</translation>
    </message>
    <message>
        <source>A file that ends in .zip</source>
        <translation>扩展名为 .zip 的文件</translation>
    </message>
    <message>
        <source>People remembered on this computer</source>
        <translation>本机已记住的人</translation>
    </message>
    <message>
        <source>Choose a bundle</source>
        <translation>选择证据包</translation>
    </message>
    <message>
        <source>Bundles (*.zip);;All files (*)</source>
        <translation>证据包 (*.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Trust files (*.json);;All files (*)</source>
        <translation>信任名单 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a checkpoint</source>
        <translation>选择校验点</translation>
    </message>
    <message>
        <source>Texts (*.txt);;All files (*)</source>
        <translation>文本 (*.txt);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>VisitOverview</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音录像</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>书证</translation>
    </message>
    <message>
        <source>Observation</source>
        <translation>现场情况</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>物证</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新的检查</translation>
    </message>
    <message>
        <source>Recorded in this visit</source>
        <translation>本次检查的记录</translation>
    </message>
    <message>
        <source>Nothing yet. Add what you find with the buttons above, or the keys 1 to 9.</source>
        <translation>尚无记录。用上方按钮或数字键 1–9 添加发现的内容。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Visit {number} · {when} · {place}</source>
        <translation>第{number}次检查 · {when} · {place}</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>End the visit</source>
        <translation>结束检查</translation>
    </message>
    <message>
        <source>Complete the record</source>
        <translation>补全记录</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>执法人员</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>见证人</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>天气</translation>
    </message>
    <message>
        <source>Liaison officers</source>
        <translation>联络员</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>File of the case</source>
        <translation>案卷完整性</translation>
    </message>
</context>
<context>
    <name>WaitingWarning</name>
    <message numerus="yes">
        <source>%n analytes are past their holding time.</source>
        <translation>
            <numerusform>%n 项已超保存时限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n analytes have less than six hours left.</source>
        <translation>
            <numerusform>%n 项保存时限不足 6 小时。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n analytes no result is on record.</source>
        <translation>
            <numerusform>%n 项尚无结果记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{number}: {analyte} by {moment} ({standard})</source>
        <translation>{number}：{analyte} 应于 {moment} 前开始（{standard}）</translation>
    </message>
</context>
<context>
    <name>WasteCodeField</name>
    <message>
        <source>National list, edition of {year}, on {day}:</source>
        <translation>{day}施行的国家危险废物名录为 {year} 年版：</translation>
    </message>
    <message>
        <source>Category, or a code such as 900-041-49</source>
        <translation>类别，或代码如 900-041-49</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Taking files in</source>
        <translation>正在接收文件</translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation>正在封存</translation>
    </message>
</context>
<context>
    <name>_Cell</name>
    <message>
        <source>{label} (needed)</source>
        <translation>{label}（必填）</translation>
    </message>
</context>
<context>
    <name>_FileCard</name>
    <message>
        <source>Upright preview of {name}</source>
        <translation>{name} 的正向预览</translation>
    </message>
    <message>
        <source>Digest of the file (SHA-256)</source>
        <translation>文件摘要（SHA-256）</translation>
    </message>
    <message>
        <source>Save the original …</source>
        <translation>另存原始文件……</translation>
    </message>
    <message>
        <source>Save the original {name}</source>
        <translation>另存原始文件 {name}</translation>
    </message>
    <message>
        <source>{size} ({bytes} bytes)</source>
        <translation>{size}（{bytes} 字节）</translation>
    </message>
    <message>
        <source>No preview: only pictures are shown in here. Save the original and open the saved copy.</source>
        <translation>无预览：程序内只显示图片。请另存原件，用其他程序打开另存的副本。</translation>
    </message>
</context>
<context>
    <name>_FindingsList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Remove {what}</source>
        <translation>删除{what}</translation>
    </message>
</context>
<context>
    <name>_Place</name>
    <message>
        <source>{label} (needed)</source>
        <translation>{label}（必填）</translation>
    </message>
    <message>
        <source>Drop files here</source>
        <translation>将文件拖到此处</translation>
    </message>
    <message>
        <source>Choose files …</source>
        <translation>选择文件…</translation>
    </message>
</context>
<context>
    <name>_ProofView</name>
    <message>
        <source>Show that the sheet is at hand</source>
        <translation>证明密钥表就在手边</translation>
    </message>
    <message>
        <source>Type these two groups from the paper. Then it can be put away.</source>
        <translation>请照纸上输入这两组，然后就可以收好。</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>第 {number} 组</translation>
    </message>
    <message>
        <source>This is not group {number} of the key. Look at the paper.</source>
        <translation>这不是密钥的第 {number} 组，请对照纸上的内容。</translation>
    </message>
    <message>
        <source>The sheet is kept</source>
        <translation>已妥善保管</translation>
    </message>
    <message>
        <source>Back to the sheet</source>
        <translation>返回密钥表</translation>
    </message>
</context>
<context>
    <name>_RecentVault</name>
    <message>
        <source>Practice · {folder}</source>
        <translation>演练 · {folder}</translation>
    </message>
    <message>
        <source>Forget {vault} (the vault itself stays)</source>
        <translation>从列表中移除 {vault}（保险库本身保留）</translation>
    </message>
    <message>
        <source>Not there now: {folder}</source>
        <translation>现在不在：{folder}</translation>
    </message>
</context>
<context>
    <name>_Remembered</name>
    <message>
        <source>Forget {name}</source>
        <translation>忘记{name}</translation>
    </message>
</context>
<context>
    <name>_SheetView</name>
    <message>
        <source>Put the recovery key on paper</source>
        <translation>把恢复密钥印在纸上</translation>
    </message>
    <message>
        <source>If a passphrase is lost, only this key opens the vault. It is shown this once and stored nowhere. Keep the sheet locked away, apart from this computer.</source>
        <translation>口令遗失时，只有这把密钥能打开保险库。它只显示这一次，程序不保存。请把密钥表锁好，与本机分开存放。</translation>
    </message>
    <message>
        <source>Recovery key: {groups}</source>
        <translation>恢复密钥：{groups}</translation>
    </message>
    <message>
        <source>Print the sheet …</source>
        <translation>打印密钥表…</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Language of the sheet</source>
        <translation>密钥表的语言</translation>
    </message>
    <message>
        <source>I have copied it by hand</source>
        <translation>我已手抄</translation>
    </message>
</context>
<context>
    <name>_Working</name>
    <message>
        <source>Reading every byte</source>
        <translation>正在逐字节读取</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>正在核验</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Seal what is filled in</source>
        <translation>封存已填内容</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next page of the case</source>
        <translation>案件的下一页</translation>
    </message>
    <message>
        <source>Previous page of the case</source>
        <translation>案件的上一页</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Lock the vault</source>
        <translation>锁定保险库</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Next entry</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Previous entry</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation>复制摘要</translation>
    </message>
    <message>
        <source>Verify a bundle</source>
        <translation>核验证据包</translation>
    </message>
    <message>
        <source>Seal what is chosen</source>
        <translation>封存所选</translation>
    </message>
    <message>
        <source>The same words as the one before</source>
        <translation>重复上一张的说明</translation>
    </message>
    <message>
        <source>Duplicate of this sample</source>
        <translation>本样品的平行样</translation>
    </message>
    <message>
        <source>Blank for this visit</source>
        <translation>本次检查的空白样</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Scan a label</source>
        <translation>扫描标签</translation>
    </message>
</context>
<context>
    <name>camera</name>
    <message>
        <source>Maker</source>
        <translation>厂商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Time in the file</source>
        <translation>文件内时间</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Altitude (m)</source>
        <translation>海拔（m）</translation>
    </message>
    <message>
        <source>Accuracy (m)</source>
        <translation>精度（m）</translation>
    </message>
    <message>
        <source>Satellite time</source>
        <translation>卫星时间</translation>
    </message>
</context>
<context>
    <name>capture</name>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>No camera data: the file says nothing about camera, time and place.</source>
        <translation>没有相机数据：文件中没有相机、时间和位置信息。</translation>
    </message>
    <message>
        <source>No preview, no camera data: not a picture that can be shown.</source>
        <translation>无法预览，没有相机数据：不是可以显示的图片。</translation>
    </message>
    <message>
        <source>No preview, no camera data: the file is damaged.</source>
        <translation>无法预览，没有相机数据：文件已损坏。</translation>
    </message>
    <message>
        <source>No preview, no camera data: too large to be looked at.</source>
        <translation>无法预览，没有相机数据：文件过大。</translation>
    </message>
    <message>
        <source>No preview, no camera data: the picture could not be read.</source>
        <translation>无法预览，没有相机数据：图片读取不了。</translation>
    </message>
    <message>
        <source>Its position cannot be compared with the place of the visit.</source>
        <translation>其位置无法与检查地点比较。</translation>
    </message>
    <message>
        <source>The file names no position.</source>
        <translation>文件中没有位置信息。</translation>
    </message>
    <message>
        <source>{distance} {direction} of the place of the visit</source>
        <translation>位于检查地点{direction}方向 {distance}</translation>
    </message>
    <message>
        <source>The camera wrote no time.</source>
        <translation>相机没有写入时间。</translation>
    </message>
    <message>
        <source>Camera: {time}</source>
        <translation>相机时间：{time}</translation>
    </message>
    <message>
        <source>Camera: {time} (no time zone)</source>
        <translation>相机时间：{time}（无时区）</translation>
    </message>
    <message>
        <source>Camera clock {span} ahead of this laptop: one of them is wrong.</source>
        <translation>相机时钟比本机快 {span}：两者必有一个不准。</translation>
    </message>
    <message>
        <source>Taken in {span} later by the laptop&apos;s clock</source>
        <translation>按本机时钟，{span}后接收</translation>
    </message>
    <message>
        <source>{span} before the inspection began</source>
        <translation>早于检查开始 {span}</translation>
    </message>
    <message>
        <source>{span} after the inspection ended</source>
        <translation>晚于检查结束 {span}</translation>
    </message>
    <message>
        <source>{span} into the inspection</source>
        <translation>检查开始后 {span}</translation>
    </message>
    <message>
        <source>Camera clock {span} off the satellites&apos; time</source>
        <translation>相机时钟与卫星时间相差 {span}</translation>
    </message>
    <message>
        <source>Taken in, kept as a draft</source>
        <translation>已接收，保存为草稿</translation>
    </message>
    <message>
        <source>Sealed as {number}</source>
        <translation>已封存为 {number}</translation>
    </message>
    <message>
        <source>Not taken in again: it is here as a draft</source>
        <translation>未重复接收：这里已有草稿</translation>
    </message>
    <message>
        <source>Not taken in again: same as {numbers}</source>
        <translation>未重复接收：与 {numbers} 相同</translation>
    </message>
    <message>
        <source>Kept as a draft, not sealed: {why}</source>
        <translation>保留为草稿，未封存：{why}</translation>
    </message>
    <message>
        <source>Not taken in: {why}</source>
        <translation>未接收：{why}</translation>
    </message>
    <message>
        <source>Waiting for its seal</source>
        <translation>等待封存</translation>
    </message>
    <message>
        <source>Not sealed: {why}</source>
        <translation>未封存：{why}</translation>
    </message>
    <message>
        <source>No words yet</source>
        <translation>未写说明</translation>
    </message>
</context>
<context>
    <name>clock</name>
    <message>
        <source>Just before, the clock was set back by {span}.</source>
        <translation>封存前时钟被拨回 {span}。</translation>
    </message>
    <message>
        <source>Just before, the clock was set ahead by {span}.</source>
        <translation>封存前时钟被拨快 {span}。</translation>
    </message>
    <message>
        <source>Just before, the clock fell behind by {span}.</source>
        <translation>封存前时钟走慢 {span}。</translation>
    </message>
    <message>
        <source>Just before, the time zone changed by {span}.</source>
        <translation>封存前时区改变 {span}。</translation>
    </message>
    <message>
        <source>Just before, the clock changed.</source>
        <translation>封存前时钟有变动。</translation>
    </message>
</context>
<context>
    <name>custody</name>
    <message>
        <source>Taken on the spot</source>
        <translation>现场采集</translation>
    </message>
    <message>
        <source>seal {number}</source>
        <translation>封条 {number}</translation>
    </message>
    <message>
        <source>Giver {name}</source>
        <translation>移交人 {name}</translation>
    </message>
    <message>
        <source>Receiver {name}</source>
        <translation>接收人 {name}</translation>
    </message>
    <message>
        <source>seal {before}, then {after}</source>
        <translation>封条 {before}，换为 {after}</translation>
    </message>
    <message>
        <source>seal intact</source>
        <translation>封条完好</translation>
    </message>
    <message>
        <source>seal broken</source>
        <translation>封条破损</translation>
    </message>
    <message>
        <source>confirmed with own key</source>
        <translation>已用本人密钥确认</translation>
    </message>
    <message>
        <source>signed by hand</source>
        <translation>已手写签名</translation>
    </message>
    <message>
        <source>refused to confirm</source>
        <translation>拒绝确认</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未确认</translation>
    </message>
</context>
<context>
    <name>field problems</name>
    <message>
        <source>This entry belongs to another case.</source>
        <translation>该条目属于其他案件。</translation>
    </message>
    <message>
        <source>The check character does not fit; a character is wrong.</source>
        <translation>校验码不符，有字符输入错误。</translation>
    </message>
    <message>
        <source>A character in it is none that people write.</source>
        <translation>含有不可书写的字符。</translation>
    </message>
    <message>
        <source>This moment lies in the future.</source>
        <translation>该时间在将来。</translation>
    </message>
    <message>
        <source>This must be given.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>This moment needs its time zone.</source>
        <translation>该时间须注明时区。</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>没有这样的条目。</translation>
    </message>
    <message>
        <source>The case has no such sample.</source>
        <translation>本案没有这个样品。</translation>
    </message>
    <message>
        <source>This unit is not known.</source>
        <translation>不认识这个单位。</translation>
    </message>
    <message>
        <source>Small letters, digits and _ only, such as cod_cr.</source>
        <translation>只能用小写字母、数字和 _，如 cod_cr。</translation>
    </message>
    <message>
        <source>It must be 18 digits and capitals, without I, O, S, V and Z.</source>
        <translation>须为 18 位数字和大写字母，不含 I、O、S、V、Z。</translation>
    </message>
    <message>
        <source>Write it like 2026-11-24.</source>
        <translation>请按 2026-11-24 的形式填写。</translation>
    </message>
    <message>
        <source>A key is named by 64 small hexadecimal digits.</source>
        <translation>密钥以 64 位小写十六进制数表示。</translation>
    </message>
    <message>
        <source>Write it like 2026-11-24 09:30.</source>
        <translation>请按 2026-11-24 09:30 的形式填写。</translation>
    </message>
    <message>
        <source>Write a decimal number such as 30.274150.</source>
        <translation>请填写小数，如 30.274150。</translation>
    </message>
    <message>
        <source>Write a category such as HW17 or a code such as 336-054-17.</source>
        <translation>请填写类别（如 HW17）或代码（如 336-054-17）。</translation>
    </message>
    <message>
        <source>This is no resident identity number: 18 digits, the last of which may be X.</source>
        <translation>居民身份证号码有误：应为 18 位数字，末位可为 X。</translation>
    </message>
    <message>
        <source>This cannot be kept.</source>
        <translation>此内容无法保存。</translation>
    </message>
    <message>
        <source>It must be a number above zero.</source>
        <translation>须为大于零的数。</translation>
    </message>
    <message>
        <source>Write it as reported, such as 6.8, &lt;0.05, 0.004L or 未检出.</source>
        <translation>请按报告原样填写，如 6.8、&lt;0.05、0.004L 或“未检出”。</translation>
    </message>
    <message>
        <source>Another sample of this vault has this number.</source>
        <translation>本保险库已有样品使用该编号。</translation>
    </message>
    <message>
        <source>This lies outside of what is possible.</source>
        <translation>超出可能的范围。</translation>
    </message>
    <message>
        <source>More of these are needed.</source>
        <translation>数量不足。</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>内容过长。</translation>
    </message>
    <message>
        <source>There are too many of these.</source>
        <translation>数量过多。</translation>
    </message>
    <message>
        <source>Choose one of the answers.</source>
        <translation>请选择一个答案。</translation>
    </message>
    <message>
        <source>There is no such field.</source>
        <translation>没有这一项。</translation>
    </message>
    <message>
        <source>No such file goes with it.</source>
        <translation>不应附有此类文件。</translation>
    </message>
    <message>
        <source>This entry is of another kind.</source>
        <translation>该条目的种类不符。</translation>
    </message>
    <message>
        <source>This cannot be taken.</source>
        <translation>此内容不能接受。</translation>
    </message>
    <message>
        <source>It is the SHA-256 of the tables, 64 digits.</source>
        <translation>应为参考数据表的 SHA-256，共 64 位。</translation>
    </message>
    <message>
        <source>A character in it cannot be seen.</source>
        <translation>其中有看不见的字符。</translation>
    </message>
    <message>
        <source>This is how entries are named, such as #5, not a case.</source>
        <translation>#5 这样的写法是证据账的条目号，不能用作案件编号。</translation>
    </message>
    <message>
        <source>The figures give something else.</source>
        <translation>与核算数据得出的结果不一致。</translation>
    </message>
    <message>
        <source>The tables do not know this pollutant, or several of that name.</source>
        <translation>参考数据中没有此污染物，或有多个同名项目。</translation>
    </message>
    <message>
        <source>Where cells are parted by semicolons, a comma may mean two things.</source>
        <translation>单元格以分号分隔时，逗号的含义不明确（千位或小数）。</translation>
    </message>
</context>
<context>
    <name>file</name>
    <message>
        <source>There {there} · in part {part} · lacking {lacking}, of 100</source>
        <translation>满分 100：已有 {there} · 不全 {part} · 缺 {lacking}</translation>
    </message>
    <message>
        <source>There {there} · in part {part} · lacking {lacking}</source>
        <translation>已有 {there} 项 · 不全 {part} 项 · 缺 {lacking} 项</translation>
    </message>
    <message>
        <source>there</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>不全</translation>
    </message>
    <message>
        <source>lacking</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>The archive or a file in it has a comment.</source>
        <translation>压缩包或其中的文件带有注释。</translation>
    </message>
    <message>
        <source>A file is compressed.</source>
        <translation>有文件被压缩。</translation>
    </message>
    <message>
        <source>A file does not have its check sum: damage on the way, or a hand.</source>
        <translation>有文件与其校验和不符：途中损坏，或有人动过。</translation>
    </message>
    <message>
        <source>A file ends too early.</source>
        <translation>有文件提前结束。</translation>
    </message>
    <message>
        <source>Sizes stand behind a file instead of before it.</source>
        <translation>文件大小写在文件之后，而不是之前。</translation>
    </message>
    <message>
        <source>The list of files cannot be read or has another number of files than told.</source>
        <translation>文件目录无法读取，或文件数与所写不符。</translation>
    </message>
    <message>
        <source>The archive holds nothing.</source>
        <translation>压缩包是空的。</translation>
    </message>
    <message>
        <source>A file is encrypted.</source>
        <translation>有文件被加密。</translation>
    </message>
    <message>
        <source>A header has a field that no bundle has; data can hide there.</source>
        <translation>文件头有证据包不会有的字段，可能藏有数据。</translation>
    </message>
    <message>
        <source>There are bytes that belong to no file: hidden data, or a file that is not listed.</source>
        <translation>有不属于任何文件的字节：隐藏的数据，或未列出的文件。</translation>
    </message>
    <message>
        <source>A header has another value than it must; programs may read it differently.</source>
        <translation>文件头的值与规定不同，不同程序可能读出不同内容。</translation>
    </message>
    <message>
        <source>A file has the name of a folder.</source>
        <translation>有文件与文件夹同名。</translation>
    </message>
    <message>
        <source>A file has two names; which one is seen depends on the program.</source>
        <translation>一个文件有两个名称，看到哪个取决于所用程序。</translation>
    </message>
    <message>
        <source>A file has a name that some system would change, hide or refuse.</source>
        <translation>有文件名会被某些系统改写、隐藏或拒绝。</translation>
    </message>
    <message>
        <source>Two files have names that are one on some systems.</source>
        <translation>两个文件的名称在某些系统上是同一个。</translation>
    </message>
    <message>
        <source>The files do not stand in the order of their names.</source>
        <translation>文件没有按名称顺序排列。</translation>
    </message>
    <message>
        <source>A file is said to lie where there is none.</source>
        <translation>所写的文件位置并不存在。</translation>
    </message>
    <message>
        <source>Files share bytes.</source>
        <translation>文件之间共用字节。</translation>
    </message>
    <message>
        <source>There are bytes before the archive; the file can be a program at the same time.</source>
        <translation>压缩包前面有多余字节，该文件可能同时是程序。</translation>
    </message>
    <message>
        <source>There are more bytes than any bundle has.</source>
        <translation>字节数超过任何证据包的上限。</translation>
    </message>
    <message>
        <source>There are more files than any bundle has.</source>
        <translation>文件数超过任何证据包的上限。</translation>
    </message>
    <message>
        <source>There are bytes behind the archive.</source>
        <translation>压缩包后面有多余字节。</translation>
    </message>
    <message>
        <source>Records for large archives are missing or misplaced.</source>
        <translation>大型压缩包的记录缺失或位置不对。</translation>
    </message>
    <message>
        <source>The folder in the bundle is not named for it.</source>
        <translation>包内文件夹的名称与证据包不符。</translation>
    </message>
    <message>
        <source>A part is larger than such a part can be; it was not read.</source>
        <translation>有一部分超过应有的大小，未读取。</translation>
    </message>
    <message>
        <source>A list of digests is not of its form.</source>
        <translation>摘要清单不符合规定格式。</translation>
    </message>
    <message>
        <source>The sender&apos;s statement is not of its form, or of a version not known here.</source>
        <translation>移送方声明不符合规定格式，或版本未知。</translation>
    </message>
    <message>
        <source>The checkpoint in the bundle is none.</source>
        <translation>包内的校验点不是有效的校验点。</translation>
    </message>
    <message>
        <source>The proofs are not of their form.</source>
        <translation>证明文件不符合规定格式。</translation>
    </message>
    <message>
        <source>There is a proof for entry {entry}, of which the bundle does not speak.</source>
        <translation>有一份针对第 {entry} 条记录的证明，而证据包并未提及该记录。</translation>
    </message>
    <message>
        <source>There are more or longer ledger lines than any bundle has.</source>
        <translation>账目的行数或行长超过任何证据包的上限。</translation>
    </message>
    <message>
        <source>The file was changed on the way: its SHA-256 is {found}, and {listed} is listed.</source>
        <translation>文件在途中被改动：实际 SHA-256 为 {found}，清单所列为 {listed}。</translation>
    </message>
    <message>
        <source>The file has other bytes than follow from the sealed entries: the sender changed it.</source>
        <translation>文件与封存记录应有的内容不同：是移送方改动的。</translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation>文件缺失。</translation>
    </message>
    <message>
        <source>The file belongs to nothing that was listed or sealed.</source>
        <translation>该文件不在清单之内，也不来自封存的记录。</translation>
    </message>
    <message>
        <source>The sender states something else of the file than follows from the entries.</source>
        <translation>移送方对该文件的声明与封存记录不符。</translation>
    </message>
    <message>
        <source>The file&apos;s SM3 digest is not the sealed one.</source>
        <translation>文件的 SM3 摘要与封存时不同。</translation>
    </message>
    <message>
        <source>SM3 digests are promised that were never sealed.</source>
        <translation>声明有 SM3 摘要，但封存时并没有。</translation>
    </message>
    <message>
        <source>Entry #{case}, which opens the case, is not there.</source>
        <translation>立案的记录 #{case} 不在包内。</translation>
    </message>
    <message>
        <source>Entries of the case were left out in silence: number {named}.</source>
        <translation>案件中有记录被悄悄略去：案内编号 {named}。</translation>
    </message>
    <message>
        <source>Two entries of the case have one number: {named}.</source>
        <translation>案件中有两条记录编号相同：{named}。</translation>
    </message>
    <message>
        <source>The case&apos;s numbers do not follow the order of the ledger.</source>
        <translation>案内编号与账目顺序不一致。</translation>
    </message>
    <message>
        <source>The entry is said to be left out and is there.</source>
        <translation>声明略去的记录却在包内。</translation>
    </message>
    <message>
        <source>The sender left out {count} entries of the case ({named}). The reason given: {reason}</source>
        <translation>移送方略去了案件中的 {count} 条记录（{named}）。所述理由：{reason}</translation>
    </message>
    <message>
        <source>A line is no entry of the ledger&apos;s form.</source>
        <translation>有一行不是规定格式的记录。</translation>
    </message>
    <message>
        <source>Entry {entry} stands where entry {expected} belongs.</source>
        <translation>第 {entry} 条记录占了第 {expected} 条的位置。</translation>
    </message>
    <message>
        <source>The entry was not written after the one that stands before it.</source>
        <translation>该记录并非接在前一条之后写成。</translation>
    </message>
    <message>
        <source>The entry is of another ledger.</source>
        <translation>该记录属于另一本账。</translation>
    </message>
    <message>
        <source>The entry is of another case.</source>
        <translation>该记录属于另一案件。</translation>
    </message>
    <message>
        <source>Nobody brought the signer&apos;s key into the ledger.</source>
        <translation>签名人的密钥从未登记入账。</translation>
    </message>
    <message>
        <source>The signature is not the signer&apos;s over this entry: it was changed, or signed by somebody else.</source>
        <translation>签名不是签名人对此记录所签：记录被改动，或由他人签名。</translation>
    </message>
    <message>
        <source>The entry was sealed with a key that no longer counted.</source>
        <translation>该记录用已失效的密钥封存。</translation>
    </message>
    <message>
        <source>The ledger does not begin with its founding entry, once.</source>
        <translation>账目没有以唯一的开账记录开头。</translation>
    </message>
    <message>
        <source>The last line of the ledger does not end.</source>
        <translation>账目最后一行没有结尾。</translation>
    </message>
    <message>
        <source>Somebody was brought in, changed or locked out by somebody who may not.</source>
        <translation>有人由无权者登记、变更或停用。</translation>
    </message>
    <message>
        <source>A person&apos;s lost key was replaced by a new one.</source>
        <translation>有人遗失密钥，已更换新密钥。</translation>
    </message>
    <message>
        <source>The correction names no earlier entry of its case.</source>
        <translation>补正或撤回没有指明本案在前的记录。</translation>
    </message>
    <message>
        <source>This corrects entry #{entry}, which is left out here.</source>
        <translation>此处补正的记录 #{entry} 未包含在内。</translation>
    </message>
    <message>
        <source>Entry #{entry} was later supplemented or withdrawn. The reason given: {reason}</source>
        <translation>记录 #{entry} 后来被补正或撤回。所述理由：{reason}</translation>
    </message>
    <message>
        <source>The computer&apos;s clock was set or jumped, and the ledger says so.</source>
        <translation>电脑时钟曾被调整或跳变，账目已如实记载。</translation>
    </message>
    <message>
        <source>The clock stepped before this entry and nothing recorded it.</source>
        <translation>此记录之前时钟有跳变，但没有记载。</translation>
    </message>
    <message>
        <source>Nothing shows that the entry is in the ledger.</source>
        <translation>没有任何证明显示该记录在账内。</translation>
    </message>
    <message>
        <source>The entry is not in the ledger that the checkpoint speaks of.</source>
        <translation>该记录不在校验点所指的账内。</translation>
    </message>
    <message>
        <source>The checkpoint is not the one that the sender states.</source>
        <translation>校验点不是移送方声明的那一个。</translation>
    </message>
    <message>
        <source>The ledger does not begin with the {size} entries of an earlier checkpoint: it was rewritten.</source>
        <translation>账目开头不是先前校验点所载的 {size} 条记录：账被改写过。</translation>
    </message>
    <message>
        <source>{count} entries (claimed times {begin} to {end}) had left the laptop in no form before this bundle; until then their own authors could have rewritten them.</source>
        <translation>有 {count} 条记录（所述时间 {begin} 至 {end}）在本证据包之前从未以任何形式离开电脑；在此之前，记录人自己可能改写。</translation>
    </message>
    <message>
        <source>There is no signature, or nothing that it is over.</source>
        <translation>没有签名，或没有可供签名的内容。</translation>
    </message>
    <message>
        <source>The signature is not of its form.</source>
        <translation>签名不符合规定格式。</translation>
    </message>
    <message>
        <source>The signature is over other bytes: of another bundle, or the list was changed.</source>
        <translation>签名针对的是其他内容：另一个证据包的签名，或清单被改动。</translation>
    </message>
    <message>
        <source>The signature was not made with the certificate&apos;s key.</source>
        <translation>签名不是用证书对应的密钥所签。</translation>
    </message>
    <message>
        <source>The signer&apos;s clock stood outside the life of the certificate.</source>
        <translation>签名时的时钟不在证书有效期内。</translation>
    </message>
    <message>
        <source>Signature and statement give different times.</source>
        <translation>签名与声明的时间不一致。</translation>
    </message>
    <message>
        <source>The bundle was signed with another key than stated.</source>
        <translation>签名所用密钥与声明的不同。</translation>
    </message>
    <message>
        <source>No entry brings in the sender&apos;s key.</source>
        <translation>没有任何记录登记移送人的密钥。</translation>
    </message>
    <message>
        <source>The sender&apos;s certificate is not the one that the ledger knows.</source>
        <translation>移送人的证书不是账上登记的那一张。</translation>
    </message>
    <message>
        <source>The sender had been locked out or had a new key.</source>
        <translation>移送人已被停用或已换新密钥。</translation>
    </message>
    <message>
        <source>Nobody of the vault truly signed the checkpoint.</source>
        <translation>保险库中没有人真正签过该校验点。</translation>
    </message>
    <message>
        <source>Nobody disclosed here signed the earlier checkpoint of {size} entries.</source>
        <translation>此处所列人员均未签过先前 {size} 条记录的校验点。</translation>
    </message>
    <message>
        <source>The signer&apos;s key came in by the recovery key, and nobody confirmed it yet.</source>
        <translation>签名人的密钥经由恢复密钥登记，尚无人确认。</translation>
    </message>
    <message>
        <source>You know the sender as “{label}”.</source>
        <translation>您认识的移送人：“{label}”。</translation>
    </message>
    <message>
        <source>You do not know the sender yet: compare the fingerprint, in person or by voice.</source>
        <translation>移送人尚不在您的信任名单：请当面或通话核对指纹。</translation>
    </message>
    <message>
        <source>Whoever sealed this and {others} more entries, by the name of {name}, is not on your list of trusted people.</source>
        <translation>封存此条及另外 {others} 条记录的人（名为{name}）不在您的信任名单上。</translation>
    </message>
    <message>
        <source>The bundle claims to be older than its newest entry: a clock was wrong.</source>
        <translation>证据包的所述时间早于其中最新的记录：有时钟不准。</translation>
    </message>
    <message>
        <source>In transfer {transfer} it is given away by somebody who did not hold it.</source>
        <translation>在交接 {transfer} 中，交出者并非当时的保管人。</translation>
    </message>
    <message>
        <source>In transfer {transfer} the seal number is another than the one it had.</source>
        <translation>在交接 {transfer} 中，封条号与原来的不同。</translation>
    </message>
    <message>
        <source>In transfer {transfer} nobody wrote down the seal number it came with.</source>
        <translation>在交接 {transfer} 中，没有记下来时的封条号。</translation>
    </message>
    <message>
        <source>The seal of {item} was recorded as broken when it was handed over.</source>
        <translation>{item} 交接时记为封条破损。</translation>
    </message>
    <message>
        <source>The time of transfer {transfer} is missing or before what happened earlier.</source>
        <translation>交接 {transfer} 的时间缺失，或早于在前之事。</translation>
    </message>
    <message>
        <source>One side did not confirm the transfer: {side}.</source>
        <translation>交接未得到一方确认：{side}。</translation>
    </message>
    <message>
        <source>The key of one side belongs to somebody of another name or unit: {side}.</source>
        <translation>一方的密钥属于另一姓名或单位的人：{side}。</translation>
    </message>
    <message>
        <source>One side refused to confirm the transfer: {side}. The record says why.</source>
        <translation>一方拒绝确认交接：{side}。记录写明了原因。</translation>
    </message>
    <message>
        <source>The transfer was corrected after it was confirmed.</source>
        <translation>交接在确认之后又被补正。</translation>
    </message>
    <message>
        <source>A transfer names nothing, or what is no thing.</source>
        <translation>交接没有写明物品，或所写的不是物品。</translation>
    </message>
    <message>
        <source>The ledger holds other entries than you were shown before: it was rewritten, or went two ways.</source>
        <translation>账目与先前所示不同：账被改写过，或分成了两本。</translation>
    </message>
    <message>
        <source>The bundle does not prove that its ledger begins with your {held} entries.</source>
        <translation>证据包未能证明其账目以您所持的 {held} 条记录开头。</translation>
    </message>
    <message>
        <source>Your checkpoint is of another vault.</source>
        <translation>您所持的校验点属于另一保险库。</translation>
    </message>
    <message>
        <source>Your checkpoint ({held} entries) is newer than the bundle ({size} entries); nothing follows.</source>
        <translation>您所持的校验点（{held} 条记录）比证据包（{size} 条记录）新，无从得出结论。</translation>
    </message>
    <message>
        <source>Nobody whom the bundle brings in signed your checkpoint.</source>
        <translation>证据包中没有人签过您所持的校验点。</translation>
    </message>
    <message>
        <source>The digest stored beside an entry is not its digest.</source>
        <translation>记录旁存放的摘要不是它的摘要。</translation>
    </message>
    <message>
        <source>An entry is stored under another number.</source>
        <translation>记录存放在另一编号之下。</translation>
    </message>
    <message>
        <source>An entry has no row in the list of records.</source>
        <translation>记录在列表中没有对应的行。</translation>
    </message>
    <message>
        <source>A row says something else than its entry.</source>
        <translation>列表中的行与其记录不符。</translation>
    </message>
    <message>
        <source>A row belongs to no entry.</source>
        <translation>列表中的行不属于任何记录。</translation>
    </message>
    <message>
        <source>The list of an entry&apos;s files differs from the entry.</source>
        <translation>记录的文件清单与记录不符。</translation>
    </message>
    <message>
        <source>The vault no longer knows where an entry&apos;s file is.</source>
        <translation>保险库已不知道记录的文件在何处。</translation>
    </message>
    <message>
        <source>A file is noted with another size.</source>
        <translation>文件登记的大小不对。</translation>
    </message>
    <message>
        <source>A file is noted that no entry names.</source>
        <translation>登记了没有任何记录提到的文件。</translation>
    </message>
    <message>
        <source>The search index differs from an entry.</source>
        <translation>检索内容与记录不符。</translation>
    </message>
    <message>
        <source>The newest entries are gone: more are remembered than there are.</source>
        <translation>最新的记录不见了：记得的比现有的多。</translation>
    </message>
    <message>
        <source>An older state of the vault was opened and gone on from: later entries were given up, and somebody signed for it.</source>
        <translation>曾打开保险库的旧状态并继续使用：之后的记录被放弃，有人签名承担。</translation>
    </message>
    <message>
        <source>A remembered checkpoint is none.</source>
        <translation>记住的校验点不是有效的校验点。</translation>
    </message>
    <message>
        <source>A checkpoint is of another vault.</source>
        <translation>有校验点属于另一保险库。</translation>
    </message>
    <message>
        <source>A checkpoint covers more entries than there are: entries are gone.</source>
        <translation>校验点覆盖的记录比现有的多：有记录不见了。</translation>
    </message>
    <message>
        <source>The entries are not those that a checkpoint was made over.</source>
        <translation>记录不是校验点当初所覆盖的那些。</translation>
    </message>
    <message>
        <source>Nobody of the vault signed a checkpoint.</source>
        <translation>保险库中没有人签过该校验点。</translation>
    </message>
    <message>
        <source>Some entries no checkpoint outside covers yet.</source>
        <translation>有些记录尚无外部校验点覆盖。</translation>
    </message>
    <message>
        <source>The database&apos;s own checks fail: it was damaged or changed.</source>
        <translation>数据库自检未通过：已损坏或被改动。</translation>
    </message>
    <message>
        <source>A stored file cannot be decrypted whole: damaged, changed or missing.</source>
        <translation>存放的文件无法完整解密：损坏、改动或缺失。</translation>
    </message>
    <message>
        <source>A stored file is named by no entry; it is not evidence.</source>
        <translation>存放的文件没有任何记录提到，不是证据。</translation>
    </message>
    <message>
        <source>The memory outside of the vault cannot be read or written; an old copy put back would not be noticed.</source>
        <translation>保险库之外的记忆无法读写；若有人放回旧副本，将不会被察觉。</translation>
    </message>
    <message>
        <source>Leftovers of a crash were not removed, because it is in doubt what belongs to entries.</source>
        <translation>因无法确定归属，未清理崩溃遗留的文件。</translation>
    </message>
    <message>
        <source>Files that a crash had left without an entry were removed.</source>
        <translation>已清理崩溃遗留的无记录文件。</translation>
    </message>
    <message>
        <source>A damaged key slot file was made anew from its twin.</source>
        <translation>损坏的密钥槽文件已由其副本重建。</translation>
    </message>
    <message>
        <source>A draft is not sealed and would stay behind: {kind}.</source>
        <translation>有草稿尚未封存，不会随案移交：{kind}。</translation>
    </message>
    <message>
        <source>The case has no item of evidence yet.</source>
        <translation>本案还没有证据项。</translation>
    </message>
    <message>
        <source>The party has neither signed the visit&apos;s record nor refused to.</source>
        <translation>当事人既未在检查笔录上签名，也没有拒签记录。</translation>
    </message>
    <message>
        <source>The visit&apos;s record lacks {count} of the {due} things that it needs.</source>
        <translation>检查笔录应有 {due} 项，尚缺 {count} 项。</translation>
    </message>
    <message>
        <source>{count} entries of the case are covered by no checkpoint that left this computer before; the bundle brings the first.</source>
        <translation>本案有 {count} 条记录此前没有外部校验点覆盖；本证据包将首次发出。</translation>
    </message>
    <message>
        <source>The vault was made for practice: nothing in it is evidence.</source>
        <translation>该保险库是为演练而建，其中没有任何真实证据。</translation>
    </message>
    <message>
        <source>The figures of the quantity do not give what it says: {members}.</source>
        <translation>按所附核算数据得不出该记录所写的：{members}。</translation>
    </message>
</context>
<context>
    <name>formatting</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>执法人员</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>采样监测人员</translation>
    </message>
    <message>
        <source>Case officer</source>
        <translation>案件承办人</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>since {when}</source>
        <translation>{when} 起</translation>
    </message>
</context>
<context>
    <name>house</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Brought in by</source>
        <translation>登记方式</translation>
    </message>
    <message>
        <source>Replaces the key</source>
        <translation>替换密钥</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>May seal</source>
        <translation>可以封存</translation>
    </message>
    <message>
        <source>SM3 digests too</source>
        <translation>同时计算 SM3</translation>
    </message>
    <message>
        <source>Version of the program</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>Digest of the program</source>
        <translation>程序摘要</translation>
    </message>
    <message>
        <source>System</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <source>What the clock did</source>
        <translation>时钟变动</translation>
    </message>
    <message>
        <source>By seconds</source>
        <translation>变动秒数</translation>
    </message>
    <message>
        <source>Clock before</source>
        <translation>此前时钟</translation>
    </message>
    <message>
        <source>Clock now</source>
        <translation>此时时钟</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>校验点</translation>
    </message>
    <message>
        <source>Left for</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Number of the bundle</source>
        <translation>证据包序号</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未列入</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>Fingerprint of the list of files (SHA-256)</source>
        <translation>文件清单指纹（SHA-256）</translation>
    </message>
    <message>
        <source>Fingerprint of the statement (SHA-256)</source>
        <translation>声明指纹（SHA-256）</translation>
    </message>
    <message>
        <source>Founding the vault</source>
        <translation>建库人</translation>
    </message>
    <message>
        <source>An administrator</source>
        <translation>管理员登记</translation>
    </message>
    <message>
        <source>The recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>拨回</translation>
    </message>
    <message>
        <source>Set ahead</source>
        <translation>拨快</translation>
    </message>
    <message>
        <source>Fell behind</source>
        <translation>走慢</translation>
    </message>
    <message>
        <source>Another time zone</source>
        <translation>时区改变</translation>
    </message>
    <message>
        <source>Fingerprint of the certificate</source>
        <translation>证书指纹</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Vault made</source>
        <translation>建立保险库</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>人员登记</translation>
    </message>
    <message>
        <source>Person changed</source>
        <translation>人员变更</translation>
    </message>
    <message>
        <source>Key confirmed</source>
        <translation>密钥确认</translation>
    </message>
    <message>
        <source>Vault opened</source>
        <translation>开启保险库</translation>
    </message>
    <message>
        <source>Clock changed</source>
        <translation>时钟变动</translation>
    </message>
    <message>
        <source>Loss accepted</source>
        <translation>确认缺失</translation>
    </message>
    <message>
        <source>Checkpoint issued</source>
        <translation>签发校验点</translation>
    </message>
    <message>
        <source>Bundle exported</source>
        <translation>导出证据包</translation>
    </message>
</context>
<context>
    <name>person</name>
    <message>
        <source>Locked out</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Old key, replaced</source>
        <translation>旧密钥，已换发</translation>
    </message>
    <message>
        <source>May come in</source>
        <translation>可以进入</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>密钥未确认</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Saved as {file}. It is no longer encrypted there.</source>
        <translation>已保存为 {file}。该文件不再加密。</translation>
    </message>
    <message>
        <source>The picture could not be written to {file}.</source>
        <translation>图片无法写入 {file}。</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the drive.</source>
        <translation>请换一个文件夹，或清理磁盘空间。</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>现场检查</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>图示</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>筛查</translation>
    </message>
    <message>
        <source>Quantities</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>影像</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>A file of entry #{sequence} has other bytes than were sealed.</source>
        <translation>条目 #{sequence} 的文件与封存时不一致。</translation>
    </message>
    <message>
        <source>Run the full check of the vault, and restore the file from a backup.</source>
        <translation>请全面检查保险库，并从备份恢复该文件。</translation>
    </message>
    <message>
        <source>The case is too large for one bundle.</source>
        <translation>案件过大，无法装入一个证据包。</translation>
    </message>
    <message>
        <source>Export selected items of it.</source>
        <translation>请选择部分证据项导出。</translation>
    </message>
    <message>
        <source>This cannot be exported, because evidence does not agree with itself.</source>
        <translation>证据自身不一致，无法导出。</translation>
    </message>
    <message>
        <source>Run the full check of the vault.</source>
        <translation>请对保险库进行全面检查。</translation>
    </message>
    <message>
        <source>A file in the bundle is larger than it may be.</source>
        <translation>证据包中有文件超过允许的大小。</translation>
    </message>
    <message>
        <source>Ask the sender for a new copy.</source>
        <translation>请向发送方索取新的副本。</translation>
    </message>
    <message>
        <source>A file of entry #{sequence} was sealed without an SM3 digest.</source>
        <translation>条目 #{sequence} 的文件封存时没有 SM3 摘要值。</translation>
    </message>
    <message>
        <source>Export without the SM3 list.</source>
        <translation>请不带 SM3 清单导出。</translation>
    </message>
    <message>
        <source>The signature in the bundle cannot be read.</source>
        <translation>证据包中的签名无法读取。</translation>
    </message>
    <message>
        <source>The statement in the bundle cannot be read.</source>
        <translation>证据包中的声明无法读取。</translation>
    </message>
    <message>
        <source>The proofs in the bundle cannot be read.</source>
        <translation>证据包中的证明无法读取。</translation>
    </message>
    <message>
        <source>The bundle is not sound.</source>
        <translation>证据包未通过核验。</translation>
    </message>
    <message>
        <source>Read the findings, and ask the sender for a new copy.</source>
        <translation>请查看核验发现，并向发送方索取新的副本。</translation>
    </message>
    <message>
        <source>What was written to {folder} reads back wrong, and was removed.</source>
        <translation>写入 {folder} 的内容回读不一致，已删除。</translation>
    </message>
    <message>
        <source>Use another drive.</source>
        <translation>请换用其他存储设备。</translation>
    </message>
    <message>
        <source>{path} exists already; a bundle never replaces anything.</source>
        <translation>{path} 已存在；证据包从不覆盖任何文件。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>This file is not a bundle.</source>
        <translation>该文件不是证据包。</translation>
    </message>
    <message>
        <source>Choose the file that the sender gave you, or ask for a new copy.</source>
        <translation>请选择发送方提供的文件，或索取新的副本。</translation>
    </message>
    <message>
        <source>No single case answers to {case}.</source>
        <translation>没有唯一的案件与 {case} 对应。</translation>
    </message>
    <message>
        <source>Give the exact case number, or its number in the ledger.</source>
        <translation>请输入准确的案件编号，或证据账中的编号。</translation>
    </message>
    <message>
        <source>There is a case with this number already, #{case}.</source>
        <translation>已有相同编号的案件，即 #{case}。</translation>
    </message>
    <message>
        <source>Open that case, or give this one another number.</source>
        <translation>请打开该案件，或为本案件另编一个编号。</translation>
    </message>
    <message>
        <source>There is no case #{case} in this vault.</source>
        <translation>本保险库中没有案件 #{case}。</translation>
    </message>
    <message>
        <source>Choose a case from the list.</source>
        <translation>请从列表中选择案件。</translation>
    </message>
    <message>
        <source>Something is too long, or missing, to stand in a certificate.</source>
        <translation>证书中的某项缺失或过长。</translation>
    </message>
    <message>
        <source>Use 1 to {longest} characters.</source>
        <translation>请使用 1 至 {longest} 个字符。</translation>
    </message>
    <message>
        <source>This is not a certificate.</source>
        <translation>该文件不是证书。</translation>
    </message>
    <message>
        <source>Choose the certificate file that the agency&apos;s authority gave you.</source>
        <translation>请选择本单位证书机构签发的证书文件。</translation>
    </message>
    <message>
        <source>The certificate&apos;s key is not of the right kind.</source>
        <translation>证书的密钥类型不符。</translation>
    </message>
    <message>
        <source>Ask the authority for a certificate made from the request.</source>
        <translation>请证书机构按证书请求重新签发。</translation>
    </message>
    <message>
        <source>The certificate&apos;s signature is not sound.</source>
        <translation>证书的签名无效。</translation>
    </message>
    <message>
        <source>Ask the authority for a new copy.</source>
        <translation>请向证书机构索取新的副本。</translation>
    </message>
    <message>
        <source>The certificate is not meant for signing evidence.</source>
        <translation>该证书不用于证据签名。</translation>
    </message>
    <message>
        <source>This is not a checkpoint.</source>
        <translation>这不是校验点。</translation>
    </message>
    <message>
        <source>Copy all lines of it, the last one too.</source>
        <translation>请完整复制各行，包括最后一行。</translation>
    </message>
    <message>
        <source>This passphrase is not that of the receiver.</source>
        <translation>该口令不是接收人的口令。</translation>
    </message>
    <message>
        <source>Let the receiver named in the transfer type it.</source>
        <translation>请由交接记录中的接收人输入。</translation>
    </message>
    <message>
        <source>Entry #{entry} was altered after it was sealed.</source>
        <translation>条目 #{entry} 在封存后被改动。</translation>
    </message>
    <message>
        <source>Do not go on working with it. Run the full check, and keep the vault as it is.</source>
        <translation>请勿继续使用。请进行全面检查，并保持保险库原状。</translation>
    </message>
    <message>
        <source>Entry #{entry} is about the vault itself, not an item of evidence.</source>
        <translation>条目 #{entry} 是保险库自身的记录，不是证据项。</translation>
    </message>
    <message>
        <source>Choose an item of evidence.</source>
        <translation>请选择证据项。</translation>
    </message>
    <message>
        <source>There is no entry {entry} in this vault.</source>
        <translation>本保险库中没有条目 {entry}。</translation>
    </message>
    <message>
        <source>Choose an entry from the list.</source>
        <translation>请从列表中选择条目。</translation>
    </message>
    <message>
        <source>Entry #{entry} has been withdrawn and cannot be corrected any more.</source>
        <translation>条目 #{entry} 已撤回，不能再补正。</translation>
    </message>
    <message>
        <source>Record a new item instead.</source>
        <translation>请另行记录新的证据项。</translation>
    </message>
    <message>
        <source>Entry #{entry} is not an item of this case.</source>
        <translation>条目 #{entry} 不是本案件的证据项。</translation>
    </message>
    <message>
        <source>Choose items of this case.</source>
        <translation>请选择本案件的证据项。</translation>
    </message>
    <message>
        <source>Items of the case are left out ({count}).</source>
        <translation>本案件有证据项未包含在内（{count} 项）。</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>请说明原因。</translation>
    </message>
    <message>
        <source>What was typed cannot be kept as it is.</source>
        <translation>输入的内容无法原样保存。</translation>
    </message>
    <message>
        <source>Type it again without unusual characters.</source>
        <translation>请去掉特殊字符后重新输入。</translation>
    </message>
    <message>
        <source>The label of sample {number} was printed from another vault, {vault}.</source>
        <translation>样品 {number} 的标签是从另一个保险库（{vault}）打印的。</translation>
    </message>
    <message>
        <source>Open the vault whose number begins with {vault}.</source>
        <translation>请打开编号以 {vault} 开头的保险库。</translation>
    </message>
    <message>
        <source>The label of sample {number} does not fit entry #{entry} of this vault.</source>
        <translation>样品 {number} 的标签与本保险库的 #{entry} 号记录不符。</translation>
    </message>
    <message>
        <source>Compare the paper with the list of samples. Perhaps it was printed from another copy of this vault.</source>
        <translation>请把标签与样品列表核对；它可能是从本保险库的另一份副本打印的。</translation>
    </message>
    <message>
        <source>{text} is not the code of a label made by FieldKit.</source>
        <translation>“{text}”不是取证箱标签上的码。</translation>
    </message>
    <message>
        <source>Scan the label again, or type the sample number.</source>
        <translation>请重新扫描标签，或直接输入样品编号。</translation>
    </message>
    <message>
        <source>The last entry of the ledger is damaged.</source>
        <translation>证据账的最后一条已损坏。</translation>
    </message>
    <message>
        <source>Do not go on working. Run the full check, and keep the vault as it is.</source>
        <translation>请停止操作，进行全面检查，并保持保险库原状。</translation>
    </message>
    <message>
        <source>This is too long for one entry.</source>
        <translation>内容过长，无法作为一个条目封存。</translation>
    </message>
    <message>
        <source>Record it in two or more parts.</source>
        <translation>请分为两项或多项记录。</translation>
    </message>
    <message>
        <source>An entry of the ledger cannot be read.</source>
        <translation>证据账中有条目无法读取。</translation>
    </message>
    <message>
        <source>Run the full check, and keep the vault as it is.</source>
        <translation>请进行全面检查，并保持保险库原状。</translation>
    </message>
    <message>
        <source>This is not the newest state of the vault: {remembered} entries are remembered, {held} are there.</source>
        <translation>这不是保险库的最新状态：记得有 {remembered} 条，现有 {held} 条。</translation>
    </message>
    <message>
        <source>Put the newer vault back. If it is lost, open this one all the same; the loss is then on record for ever.</source>
        <translation>请放回较新的保险库。如已遗失，可仍然打开此库，缺失情况将永久记录在案。</translation>
    </message>
    <message>
        <source>This belongs to a case.</source>
        <translation>此项须归属于案件。</translation>
    </message>
    <message>
        <source>Open a case first.</source>
        <translation>请先打开案件。</translation>
    </message>
    <message>
        <source>Something is missing or does not fit.</source>
        <translation>有内容缺失或不符合要求。</translation>
    </message>
    <message>
        <source>Look at the fields marked below.</source>
        <translation>请查看下面标出的各项。</translation>
    </message>
    <message>
        <source>This kind of record is not known to this version.</source>
        <translation>本版本不认识这种记录。</translation>
    </message>
    <message>
        <source>Install the newer version of the program.</source>
        <translation>请安装较新版本的程序。</translation>
    </message>
    <message>
        <source>{text} cannot be read as a reported value.</source>
        <translation>{text} 不是可识别的报告值。</translation>
    </message>
    <message>
        <source>Write it as in the report, such as 6.8, &lt;0.05 or 0.004L.</source>
        <translation>请按报告原样填写，如 6.8、&lt;0.05 或 0.004L。</translation>
    </message>
    <message>
        <source>{pattern} makes no number series.</source>
        <translation>“{pattern}”不能作为编号规则。</translation>
    </message>
    <message>
        <source>Use one counter such as {NN}, and around it {YYYYMMDD}, {YYMMDD}, {YYYY}, {MM}, {DD} or {inspection}.</source>
        <translation>规则中要有一个流水号，例如 {NN}；其余可用 {YYYYMMDD}、{YYMMDD}、{YYYY}、{MM}、{DD} 或 {inspection}。</translation>
    </message>
    <message>
        <source>{text} is not a time.</source>
        <translation>{text} 不是时间。</translation>
    </message>
    <message>
        <source>Write it like 2026-11-24 09:30.</source>
        <translation>请按 2026-11-24 09:30 的形式填写。</translation>
    </message>
    <message>
        <source>This is not a trust file.</source>
        <translation>该文件不是信任文件。</translation>
    </message>
    <message>
        <source>Choose the file that the agency gave you.</source>
        <translation>请选择执法机关提供的文件。</translation>
    </message>
    <message>
        <source>This person was locked out of the vault, or was given a new key.</source>
        <translation>此人已被停用，或已换发新的密钥。</translation>
    </message>
    <message>
        <source>Ask an administrator of the vault to let you in again.</source>
        <translation>请保险库管理员重新启用。</translation>
    </message>
    <message>
        <source>The recovery key opens the vault but cannot sign.</source>
        <translation>恢复密钥可以打开保险库，但不能签名。</translation>
    </message>
    <message>
        <source>Make a new key for yourself first.</source>
        <translation>请先为自己生成新的密钥。</translation>
    </message>
    <message>
        <source>{path} holds the backup of another vault.</source>
        <translation>{path} 中是另一个保险库的备份。</translation>
    </message>
    <message>
        <source>Choose a folder of its own for this one.</source>
        <translation>请为本保险库另选一个文件夹。</translation>
    </message>
    <message>
        <source>Some files of the backup are damaged or missing ({count}), so nothing was restored.</source>
        <translation>备份中有文件损坏或缺失（{count} 个），因此没有恢复任何内容。</translation>
    </message>
    <message>
        <source>Try another copy of the backup, or accept the damage to restore the rest.</source>
        <translation>请换用另一份备份，或接受损坏并恢复其余部分。</translation>
    </message>
    <message>
        <source>The backup is made, but some damaged or missing files of the vault are not in it ({count}).</source>
        <translation>备份已完成，但保险库中损坏或缺失的文件（{count} 个）未能包含在内。</translation>
    </message>
    <message>
        <source>{path} holds a ledger of {entries} entries that this vault does not go on from.</source>
        <translation>{path} 中的证据账有 {entries} 条，本保险库不是它的延续。</translation>
    </message>
    <message>
        <source>Restore that backup, or back up to another folder.</source>
        <translation>请恢复该备份，或备份到其他文件夹。</translation>
    </message>
    <message>
        <source>{path} holds no finished backup of a vault.</source>
        <translation>{path} 中没有完整的保险库备份。</translation>
    </message>
    <message>
        <source>Choose the folder in which a backup was made.</source>
        <translation>请选择存放备份的文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be used.</source>
        <translation>{path} 无法使用。</translation>
    </message>
    <message>
        <source>Look whether the drive is there and in order.</source>
        <translation>请检查存储设备是否连接正常。</translation>
    </message>
    <message>
        <source>The disk {disk} cannot hold a file as large as {path}.</source>
        <translation>磁盘 {disk} 容不下 {path} 这样大的文件。</translation>
    </message>
    <message>
        <source>Use a drive formatted with NTFS, exFAT or ext4.</source>
        <translation>请使用 NTFS、exFAT 或 ext4 格式的存储设备。</translation>
    </message>
    <message>
        <source>The disk {disk} is full.</source>
        <translation>磁盘 {disk} 已满。</translation>
    </message>
    <message>
        <source>Make room on it, then do it again. Nothing that was sealed is lost.</source>
        <translation>请腾出空间后重试。已封存的内容没有丢失。</translation>
    </message>
    <message>
        <source>The drive of {path} does not answer.</source>
        <translation>{path} 所在的存储设备没有响应。</translation>
    </message>
    <message>
        <source>Plug it in again.</source>
        <translation>请重新插入。</translation>
    </message>
    <message>
        <source>{path} may not be read or written.</source>
        <translation>无权读写 {path}。</translation>
    </message>
    <message>
        <source>Choose another place, or ask for the right to use this one.</source>
        <translation>请换一个位置，或申请使用权限。</translation>
    </message>
    <message>
        <source>A stored file is damaged.</source>
        <translation>有一个存储的文件已损坏。</translation>
    </message>
    <message>
        <source>Run the full check, and restore the file from a backup.</source>
        <translation>请进行全面检查，并从备份恢复该文件。</translation>
    </message>
    <message>
        <source>The work is done, but its answer cannot be written.</source>
        <translation>工作已完成，但结果无法写出。</translation>
    </message>
    <message>
        <source>Look whether the disk is full.</source>
        <translation>请检查磁盘是否已满。</translation>
    </message>
    <message>
        <source>This passphrase is in use in this vault already.</source>
        <translation>该口令在本保险库中已有人使用。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>The passphrase would be guessed too easily.</source>
        <translation>该口令太容易被猜到。</translation>
    </message>
    <message>
        <source>Make it longer: four or five words that do not belong together.</source>
        <translation>请加长：用四五个互不相干的词。</translation>
    </message>
    <message>
        <source>Something about the person is missing, too long or cannot be printed.</source>
        <translation>人员信息缺失、过长或含有不可打印的字符。</translation>
    </message>
    <message>
        <source>Use 1 to 64 characters for name, unit and certificate number.</source>
        <translation>姓名、单位、证号各为 1 至 64 个字符。</translation>
    </message>
    <message>
        <source>Somebody with this name or number is in the vault already.</source>
        <translation>保险库中已有同名或同证号的人员。</translation>
    </message>
    <message>
        <source>Look at the list of people. If it is somebody else, add a word to tell them apart.</source>
        <translation>请查看人员列表。如非同一人，请加注以示区别。</translation>
    </message>
    <message>
        <source>This is the last administrator.</source>
        <translation>这是最后一名管理员。</translation>
    </message>
    <message>
        <source>Make somebody else an administrator first.</source>
        <translation>请先将他人设为管理员。</translation>
    </message>
    <message>
        <source>Only an administrator may do this.</source>
        <translation>只有管理员可以这样做。</translation>
    </message>
    <message>
        <source>Ask an administrator of the vault.</source>
        <translation>请联系保险库管理员。</translation>
    </message>
    <message>
        <source>The certificate is for another key than yours.</source>
        <translation>该证书不是为您的密钥签发的。</translation>
    </message>
    <message>
        <source>Choose the certificate made from your own request.</source>
        <translation>请选择按您的请求签发的证书。</translation>
    </message>
    <message>
        <source>The certificate is in another name than yours.</source>
        <translation>证书上的姓名与您的不一致。</translation>
    </message>
    <message>
        <source>Nobody confirms their own key.</source>
        <translation>不能确认自己的密钥。</translation>
    </message>
    <message>
        <source>Ask somebody else of the vault to confirm it.</source>
        <translation>请由保险库中的其他人确认。</translation>
    </message>
    <message>
        <source>Nobody in this vault answers to {given}.</source>
        <translation>本保险库中没有与 {given} 对应的人员。</translation>
    </message>
    <message>
        <source>Give the name, or the start of the key.</source>
        <translation>请输入姓名，或密钥的开头部分。</translation>
    </message>
    <message>
        <source>This user has no home folder.</source>
        <translation>当前用户没有主目录。</translation>
    </message>
    <message>
        <source>Set FIELDKIT_PROFILE to a folder to use instead.</source>
        <translation>请将 FIELDKIT_PROFILE 设为要使用的文件夹。</translation>
    </message>
    <message>
        <source>The recovery key is mistyped.</source>
        <translation>恢复密钥输入有误。</translation>
    </message>
    <message>
        <source>Compare it with the paper, group by group.</source>
        <translation>请与纸面逐组核对。</translation>
    </message>
    <message>
        <source>{path} changed while it was being read.</source>
        <translation>{path} 在读取过程中发生了变化。</translation>
    </message>
    <message>
        <source>Wait until the camera or program has finished with it, then take it in again.</source>
        <translation>请等相机或程序写完后再次导入。</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path} 不存在。</translation>
    </message>
    <message>
        <source>Look whether the card or drive is plugged in.</source>
        <translation>请检查存储卡或设备是否已插入。</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file.</source>
        <translation>{path} 不是普通文件。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择文件。</translation>
    </message>
    <message>
        <source>Somebody altered the structure of the vault&apos;s database.</source>
        <translation>保险库数据库的结构被人改动。</translation>
    </message>
    <message>
        <source>Do not go on working with it. Keep it as it is, and restore a backup to another folder.</source>
        <translation>请勿继续使用，保持原状，并将备份恢复到其他文件夹。</translation>
    </message>
    <message>
        <source>Another program holds on to the vault&apos;s database.</source>
        <translation>其他程序正占用保险库的数据库。</translation>
    </message>
    <message>
        <source>Wait until backup or virus scanner has finished, then try again.</source>
        <translation>请等备份或杀毒软件结束后重试。</translation>
    </message>
    <message>
        <source>The vault&apos;s database is damaged.</source>
        <translation>保险库的数据库已损坏。</translation>
    </message>
    <message>
        <source>Restore the vault from a backup.</source>
        <translation>请从备份恢复保险库。</translation>
    </message>
    <message>
        <source>{path} is there already.</source>
        <translation>{path} 已存在。</translation>
    </message>
    <message>
        <source>Choose a name that is not.</source>
        <translation>请换一个尚未使用的名称。</translation>
    </message>
    <message>
        <source>The vault is open already in another window or program.</source>
        <translation>保险库已在其他窗口或程序中打开。</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>请先在那里关闭。</translation>
    </message>
    <message>
        <source>{path} is a backup.</source>
        <translation>{path} 是备份。</translation>
    </message>
    <message>
        <source>Restore it to a new folder, and open that.</source>
        <translation>请将其恢复到新的文件夹，再打开。</translation>
    </message>
    <message>
        <source>Both files that let people into the vault are damaged or missing.</source>
        <translation>保险库的两份密钥槽文件均已损坏或缺失。</translation>
    </message>
    <message>
        <source>The last passphrase of a vault cannot be removed.</source>
        <translation>保险库的最后一个口令不能删除。</translation>
    </message>
    <message>
        <source>Add somebody else first.</source>
        <translation>请先添加其他人员。</translation>
    </message>
    <message>
        <source>There is no vault in {path}.</source>
        <translation>{path} 中没有保险库。</translation>
    </message>
    <message>
        <source>Choose the folder of a vault, or plug in the drive that holds it.</source>
        <translation>请选择保险库所在文件夹，或插入存放它的设备。</translation>
    </message>
    <message>
        <source>Opening this vault takes {needed_mib} MiB of memory, which is not free.</source>
        <translation>打开此保险库需要 {needed_mib} MiB 内存，目前不足。</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The vault was made by a newer version of the program.</source>
        <translation>此保险库由较新版本的程序创建。</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>请安装较新的版本。</translation>
    </message>
    <message>
        <source>There were several wrong passphrases in a row.</source>
        <translation>已连续多次输入错误口令。</translation>
    </message>
    <message>
        <source>Wait {wait_seconds} seconds before the next.</source>
        <translation>请等待 {wait_seconds} 秒后再试。</translation>
    </message>
    <message>
        <source>The passphrase does not open this vault.</source>
        <translation>该口令不能打开此保险库。</translation>
    </message>
    <message>
        <source>Type it again; look at capitals and the input method.</source>
        <translation>请重新输入，并检查大小写和输入法。</translation>
    </message>
    <message>
        <source>This recovery key does not open this vault.</source>
        <translation>该恢复密钥不能打开此保险库。</translation>
    </message>
    <message>
        <source>Look for the newest paper: a renewed key replaces the former one.</source>
        <translation>请查找最新的纸张：更新后的密钥取代原密钥。</translation>
    </message>
    <message>
        <source>A file that belongs to the program is damaged: {file}.</source>
        <translation>程序自带的文件已损坏：{file}。</translation>
    </message>
    <message>
        <source>Install the program again from a copy that you trust.</source>
        <translation>请用可信的安装包重新安装程序。</translation>
    </message>
    <message>
        <source>{program} copies this folder to other computers. It would damage a vault: {path}</source>
        <translation>{program} 会把这个文件夹同步到别的电脑，会损坏保险库：{path}</translation>
    </message>
    <message>
        <source>Choose a folder that stays on this computer.</source>
        <translation>请选一个只留在本机的文件夹。</translation>
    </message>
    <message>
        <source>{path} lies inside another vault or backup.</source>
        <translation>{path} 位于另一个保险库或备份之内。</translation>
    </message>
    <message>
        <source>Choose a folder outside of it.</source>
        <translation>请选它以外的文件夹。</translation>
    </message>
    <message>
        <source>The value of {name} is not of its kind.</source>
        <translation>“{name}”的值类型不对。</translation>
    </message>
    <message>
        <source>Give a number, yes or no, or one of the words offered.</source>
        <translation>请填写数字、是或否，或从所列词中选择。</translation>
    </message>
    <message>
        <source>No clause asks for {name}.</source>
        <translation>没有条款涉及“{name}”。</translation>
    </message>
    <message>
        <source>Choose one of the facts offered.</source>
        <translation>请从所列事实中选择。</translation>
    </message>
    <message>
        <source>It is not clear which pollutant {given} is.</source>
        <translation>无法确定“{given}”是哪种污染物。</translation>
    </message>
    <message>
        <source>Choose it from the list, or give its code.</source>
        <translation>请从列表中选择，或填写其代码。</translation>
    </message>
    <message>
        <source>The name {path} does not say what kind of table it is.</source>
        <translation>从文件名 {path} 看不出表格类型。</translation>
    </message>
    <message>
        <source>Let it end in .xlsx or .csv.</source>
        <translation>请以 .xlsx 或 .csv 结尾。</translation>
    </message>
    <message>
        <source>{given} and {wanted} measure different things.</source>
        <translation>{given} 与 {wanted} 衡量的不是同一种量。</translation>
    </message>
    <message>
        <source>Check the unit against the report.</source>
        <translation>请对照报告核对单位。</translation>
    </message>
    <message>
        <source>The unit {unit} is not known.</source>
        <translation>不认识单位“{unit}”。</translation>
    </message>
    <message>
        <source>Write it as in the standard, such as mg/L or mg/m3.</source>
        <translation>请按标准写法填写，如 mg/L、mg/m3。</translation>
    </message>
    <message>
        <source>The stored file {name} has other bytes than were sealed.</source>
        <translation>库内文件 {name} 与封存时不一致。</translation>
    </message>
    <message>
        <source>{path} exists already; nothing is ever replaced.</source>
        <translation>{path} 已存在；不会覆盖任何文件。</translation>
    </message>
    <message>
        <source>What was written to {path} reads back wrong, and was removed.</source>
        <translation>写入 {path} 的内容回读不符，已删除。</translation>
    </message>
    <message>
        <source>A file of entry #{sequence} is not what was sealed; it is not given out.</source>
        <translation>记录 #{sequence} 的一个文件与封存时不同，不予导出。</translation>
    </message>
    <message>
        <source>It is not clear which column holds what.</source>
        <translation>无法判断各列的内容。</translation>
    </message>
    <message>
        <source>Choose a column for sample, analyte, value and unit.</source>
        <translation>请为样品、项目、结果和单位各选一列。</translation>
    </message>
    <message>
        <source>{count} of {total} rows cannot be taken, so none was.</source>
        <translation>{total} 行中有 {count} 行无法导入，因此一行也没有导入。</translation>
    </message>
    <message>
        <source>Look at the rows that are marked, and mend the table.</source>
        <translation>请查看标出的行并修正表格。</translation>
    </message>
    <message>
        <source>The quantity cannot be calculated from these figures.</source>
        <translation>用这些数字无法计算数量。</translation>
    </message>
    <message>
        <source>Give every figure that is asked for, each above zero.</source>
        <translation>请填写所需的每个数字，且都大于零。</translation>
    </message>
    <message>
        <source>These words cannot leave with the evidence as they are.</source>
        <translation>这些文字不能原样随证据发出。</translation>
    </message>
    <message>
        <source>Type them again, on one line and without characters that cannot be seen.</source>
        <translation>请重新输入：写成一行，不带看不见的字符。</translation>
    </message>
    <message>
        <source>The key of this person needs no confirmation.</source>
        <translation>此人的密钥无需确认。</translation>
    </message>
    <message>
        <source>Nothing is to be done.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>The file of screening record #{entry} cannot be read.</source>
        <translation>筛查记录 #{entry} 的附件无法读取。</translation>
    </message>
    <message>
        <source>Run the full check; then seal the screening anew.</source>
        <translation>请运行全面检查，然后重新封存筛查记录。</translation>
    </message>
    <message>
        <source>{name} holds no result that can be taken.</source>
        <translation>{name} 中没有可录入的监测结果。</translation>
    </message>
    <message>
        <source>Look whether each column is taken for what it is.</source>
        <translation>请检查各列的对应关系是否正确。</translation>
    </message>
    <message>
        <source>{name} changed while it was read; nothing was sealed.</source>
        <translation>{name} 在读取过程中被改动；没有封存任何内容。</translation>
    </message>
    <message>
        <source>Close the spreadsheet that has it open, and take it in again.</source>
        <translation>请关闭正在打开它的电子表格软件，再重新录入。</translation>
    </message>
    <message>
        <source>{name} has no rows below a heading.</source>
        <translation>{name} 的表头下没有数据。</translation>
    </message>
    <message>
        <source>Choose the sheet or file that holds the results.</source>
        <translation>请选择存放监测结果的工作表或文件。</translation>
    </message>
    <message>
        <source>It cannot be told how the text of {name} is written.</source>
        <translation>无法识别 {name} 的文字编码。</translation>
    </message>
    <message>
        <source>In a spreadsheet, save it as XLSX or as CSV in UTF-8.</source>
        <translation>请在电子表格软件中另存为 XLSX 或 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <source>{name} has formulas.</source>
        <translation>{name} 中有公式。</translation>
    </message>
    <message>
        <source>Ask for a table of plain values: what was seen must be what is kept.</source>
        <translation>请提供只含数值的表格：看到的必须就是保存的。</translation>
    </message>
    <message>
        <source>{name} has merged cells at {cells}.</source>
        <translation>{name} 的 {cells} 是合并单元格。</translation>
    </message>
    <message>
        <source>Ask for a table in which each value has a cell of its own.</source>
        <translation>请提供每个数值各占一格的表格。</translation>
    </message>
    <message>
        <source>There is no file {name} there.</source>
        <translation>找不到文件 {name}。</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>请重新选择。</translation>
    </message>
    <message>
        <source>The reader of workbooks could not be started.</source>
        <translation>无法启动工作簿读取程序。</translation>
    </message>
    <message>
        <source>Save the table as CSV in UTF-8, or try once more.</source>
        <translation>请将表格另存为 UTF-8 编码的 CSV，或再试一次。</translation>
    </message>
    <message>
        <source>{name} is an old or a protected workbook.</source>
        <translation>{name} 是旧版或有密码的工作簿。</translation>
    </message>
    <message>
        <source>In a spreadsheet, save it as XLSX without a passphrase.</source>
        <translation>请在电子表格软件中去掉密码，另存为 XLSX。</translation>
    </message>
    <message>
        <source>Row {row} of {name} has more cells than the heading, or quotes that do not end.</source>
        <translation>{name} 第 {row} 行的单元格多于表头，或引号没有成对。</translation>
    </message>
    <message>
        <source>Look at that row and the one before it.</source>
        <translation>请检查该行和前一行。</translation>
    </message>
    <message>
        <source>{name} is larger than any table of results.</source>
        <translation>{name} 大得超出任何监测结果表。</translation>
    </message>
    <message>
        <source>At most 32 MB, 100,000 rows and 200 columns are taken.</source>
        <translation>最多接受 32 MB、100,000 行、200 列。</translation>
    </message>
    <message>
        <source>{name} is no table that can be read.</source>
        <translation>{name} 不是能读取的表格。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet, and save it as XLSX or as CSV in UTF-8.</source>
        <translation>请用电子表格软件打开，另存为 XLSX 或 UTF-8 编码的 CSV。</translation>
    </message>
</context>
<context>
    <name>quality</name>
    <message>
        <source>within</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>超出</translation>
    </message>
    <message>
        <source>cannot be judged</source>
        <translation>无法评价</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空白样</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>平行样相对偏差</translation>
    </message>
    <message>
        <source>Spike</source>
        <translation>加标回收率</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>A composite is made of how many increments?</source>
        <translation>混合样由多少个子样组成？</translation>
    </message>
    <message>
        <source>A document was named; its number is needed.</source>
        <translation>已填写证件种类，还须填写证件号码。</translation>
    </message>
    <message>
        <source>A duplicate or spike belongs to a sample; name it.</source>
        <translation>平行样或加标样须注明所属样品。</translation>
    </message>
    <message>
        <source>A grab sample has no increments.</source>
        <translation>瞬时样没有子样。</translation>
    </message>
    <message>
        <source>A laboratory&apos;s result belongs to a sample; name it, or say why not.</source>
        <translation>实验室结果须注明所属样品，或说明原因。</translation>
    </message>
    <message>
        <source>A value read on the spot needs its time.</source>
        <translation>现场读数须注明时间。</translation>
    </message>
    <message>
        <source>Also able to understand what is seen, and without interest in the case.</source>
        <translation>并能理解所见内容，且与案件无利害关系。</translation>
    </message>
    <message>
        <source>An item is named twice.</source>
        <translation>有物品重复列出。</translation>
    </message>
    <message>
        <source>An officer cannot be the witness.</source>
        <translation>执法人员不能作为见证人。</translation>
    </message>
    <message>
        <source>As asked for.</source>
        <translation>按委托要求。</translation>
    </message>
    <message>
        <source>As far as known.</source>
        <translation>就所知填写。</translation>
    </message>
    <message>
        <source>As in the permit.</source>
        <translation>与排污许可证一致。</translation>
    </message>
    <message>
        <source>As in the report.</source>
        <translation>与报告一致。</translation>
    </message>
    <message>
        <source>As on the licence.</source>
        <translation>与营业执照一致。</translation>
    </message>
    <message>
        <source>As people say, not the camera.</source>
        <translation>以拍摄人所述为准，而非相机时间。</translation>
    </message>
    <message>
        <source>As read, such as 4 ℃.</source>
        <translation>按读数填写，如 4 ℃。</translation>
    </message>
    <message>
        <source>Certificate, or what it was checked with and the result.</source>
        <translation>检定证书，或校准所用标准及结果。</translation>
    </message>
    <message>
        <source>Colour, smell, oil.</source>
        <translation>颜色、气味、油膜。</translation>
    </message>
    <message>
        <source>Facts, no inference.</source>
        <translation>只写事实，不作推断。</translation>
    </message>
    <message>
        <source>First-class pollutants are sampled at the workshop&apos;s outlet; say why not here.</source>
        <translation>第一类污染物应在车间排放口采样，请说明未在该处采样的原因。</translation>
    </message>
    <message>
        <source>Flow, stack parameters, depth, layer, ...</source>
        <translation>流量、烟气参数、水深、土层等。</translation>
    </message>
    <message>
        <source>For instance a check that had to stay unnoticed.</source>
        <translation>例如不宜暴露的暗查。</translation>
    </message>
    <message>
        <source>Give report number and CMA number, or say why they are missing.</source>
        <translation>请填写报告编号和 CMA 编号，或说明缺少的原因。</translation>
    </message>
    <message>
        <source>Give the credit code, or say why there is none.</source>
        <translation>请填写统一社会信用代码，或说明没有的原因。</translation>
    </message>
    <message>
        <source>Giver and receiver are the same person.</source>
        <translation>移交人与接收人为同一人。</translation>
    </message>
    <message>
        <source>In `unit`.</source>
        <translation>与结果单位相同。</translation>
    </message>
    <message>
        <source>It is a copy; say where the original is.</source>
        <translation>复制件须注明原件存放处。</translation>
    </message>
    <message>
        <source>Members of the record with their new values as in its body; null takes away.</source>
        <translation>记录中各项的新值；空值表示删除。</translation>
    </message>
    <message>
        <source>Name the documents it rests on.</source>
        <translation>请注明所依据的书证。</translation>
    </message>
    <message>
        <source>Name the laboratory.</source>
        <translation>请填写实验室名称。</translation>
    </message>
    <message>
        <source>Name the officers who note this.</source>
        <translation>请填写注明情况的执法人员。</translation>
    </message>
    <message>
        <source>Name the papers that show its origin, or its inspection.</source>
        <translation>请注明证明其来源的笔录、清单，或所属现场检查。</translation>
    </message>
    <message>
        <source>Name the party, or say what is known instead.</source>
        <translation>请填写当事人，或说明当事人不明的情况。</translation>
    </message>
    <message>
        <source>Name what it was weighed or measured with.</source>
        <translation>请注明称量或测量所用器具。</translation>
    </message>
    <message>
        <source>Never used again for another.</source>
        <translation>不得再用于其他样品。</translation>
    </message>
    <message>
        <source>Of a person or of the owner of a household business.</source>
        <translation>自然人或个体工商户经营者的。</translation>
    </message>
    <message>
        <source>Of agency and police: unit, name, telephone.</source>
        <translation>双方单位、姓名、电话。</translation>
    </message>
    <message>
        <source>Of what was added to the sample, more or less was found again than the rule on record allows.</source>
        <translation>该样品的加标回收率超出已录入的质控要求。</translation>
    </message>
    <message>
        <source>Only a duplicate or a spike belongs to a sample.</source>
        <translation>只有平行样或加标样才有所属样品。</translation>
    </message>
    <message>
        <source>Plain facts.</source>
        <translation>只写事实。</translation>
    </message>
    <message>
        <source>Plain facts: course, duration, how often, effect. No inference.</source>
        <translation>只写事实：经过、持续时间、次数、后果，不作推断。</translation>
    </message>
    <message>
        <source>Process, equipment, materials, products, load.</source>
        <translation>工艺、设备、原辅料、产品、负荷。</translation>
    </message>
    <message>
        <source>Read from the file; see `camera_json`.</source>
        <translation>从文件中读取。</translation>
    </message>
    <message>
        <source>Sampling ended before it began.</source>
        <translation>采样结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>Say at what interval increments were taken.</source>
        <translation>请填写子样的采集间隔。</translation>
    </message>
    <message>
        <source>Say how the data were extracted.</source>
        <translation>请填写电子数据提取情况。</translation>
    </message>
    <message>
        <source>Say how the party was absent or refused, and why.</source>
        <translation>请说明当事人不在场或拒绝的情况和原因。</translation>
    </message>
    <message>
        <source>Say what changes or what is added.</source>
        <translation>请说明更改或补充的内容。</translation>
    </message>
    <message>
        <source>Say what for.</source>
        <translation>请说明用途。</translation>
    </message>
    <message>
        <source>Say what kind of document the number is of.</source>
        <translation>请说明该号码属于何种证件。</translation>
    </message>
    <message>
        <source>Say what the report says about itself.</source>
        <translation>请填写监测报告信息。</translation>
    </message>
    <message>
        <source>Say what was edited.</source>
        <translation>请说明编辑了什么。</translation>
    </message>
    <message>
        <source>Say where it was measured.</source>
        <translation>请说明测量地点。</translation>
    </message>
    <message>
        <source>Say which key confirms.</source>
        <translation>请注明以哪个密钥确认。</translation>
    </message>
    <message>
        <source>Say who took it, or who provided it.</source>
        <translation>请说明拍摄人或提供人。</translation>
    </message>
    <message>
        <source>Say why certificates were not shown or rights not told.</source>
        <translation>请说明未出示证件或未告知权利的原因。</translation>
    </message>
    <message>
        <source>Say why it was not confirmed.</source>
        <translation>请说明未确认的原因。</translation>
    </message>
    <message>
        <source>Say why it was not signed.</source>
        <translation>请说明未签名的原因。</translation>
    </message>
    <message>
        <source>Say why the carrier was not seized, and where it is.</source>
        <translation>请说明未扣押原始存储介质的原因及其存放处。</translation>
    </message>
    <message>
        <source>Say why the case is urgent.</source>
        <translation>请说明紧急原因。</translation>
    </message>
    <message>
        <source>Say why the place was inspected again.</source>
        <translation>请说明补充检查的原因。</translation>
    </message>
    <message>
        <source>Say why the record was not read or its pages not signed.</source>
        <translation>请说明笔录未阅读或未逐页签名的原因。</translation>
    </message>
    <message>
        <source>Silence too: 沉默.</source>
        <translation>沉默也应记录：“沉默”。</translation>
    </message>
    <message>
        <source>Size and root.</source>
        <translation>条目数和根值。</translation>
    </message>
    <message>
        <source>Speaks for the party.</source>
        <translation>代表当事人。</translation>
    </message>
    <message>
        <source>Standard number with year.</source>
        <translation>标准号及年份。</translation>
    </message>
    <message>
        <source>Such as 12 桶 × 0.2 t = 2.4 t.</source>
        <translation>如：12 桶 × 0.2 t = 2.4 t。</translation>
    </message>
    <message>
        <source>Such as 2 h, or by flow.</source>
        <translation>如：2 h，或按流量。</translation>
    </message>
    <message>
        <source>Such as 6.8, &lt;0.05, 0.004L, 未检出, 1.2×10³.</source>
        <translation>如：6.8、&lt;0.05、0.004L、未检出、1.2×10³。</translation>
    </message>
    <message>
        <source>Such as HJ 91.1-2019.</source>
        <translation>如：HJ 91.1-2019。</translation>
    </message>
    <message>
        <source>Such as cod_cr.</source>
        <translation>如：cod_cr。</translation>
    </message>
    <message>
        <source>Such as 以上笔录已阅，无误.</source>
        <translation>如：以上笔录已阅，无误。</translation>
    </message>
    <message>
        <source>Such as 自然人.</source>
        <translation>如：自然人。</translation>
    </message>
    <message>
        <source>The agency&apos;s own; the 立案号 once filed.</source>
        <translation>本机关编号；立案后填立案号。</translation>
    </message>
    <message>
        <source>The amount needs a unit.</source>
        <translation>采样量须注明单位。</translation>
    </message>
    <message>
        <source>The duplicate of the sample differs by more than the rule on record allows.</source>
        <translation>该样品的平行样偏差超出已录入的质控要求。</translation>
    </message>
    <message>
        <source>The end lies before the start.</source>
        <translation>结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>The holder of data did not sign; name a witness, or say why there is none.</source>
        <translation>数据持有人未签名的，请填写见证人，或说明无见证人的原因。</translation>
    </message>
    <message>
        <source>The party was present; name the person in charge on site.</source>
        <translation>当事人到场的，请填写现场负责人。</translation>
    </message>
    <message>
        <source>The person is unknown or may flee, or evidence may be lost.</source>
        <translation>当事人不明或可能逃匿，或证据可能灭失。</translation>
    </message>
    <message>
        <source>The sample had waited longer for this analysis than the shortest time of the standard for its medium.</source>
        <translation>该样品待测时间超过标准对该介质规定的最短保存时限。</translation>
    </message>
    <message>
        <source>The seal was not intact; describe it.</source>
        <translation>封条不完好的，请说明情况。</translation>
    </message>
    <message>
        <source>Then record on video what is done.</source>
        <translation>此时应全程录像。</translation>
    </message>
    <message>
        <source>This is no resident identity number.</source>
        <translation>居民身份证号码有误。</translation>
    </message>
    <message>
        <source>This person cannot be a witness.</source>
        <translation>此人不能作为见证人。</translation>
    </message>
    <message>
        <source>To be asked for where the party is absent or refuses.</source>
        <translation>当事人不在场或拒绝时应邀请见证人。</translation>
    </message>
    <message>
        <source>Two officers with different certificate numbers are needed, or the reason why not.</source>
        <translation>须有两名证号不同的执法人员，否则请说明原因。</translation>
    </message>
    <message>
        <source>Waste, sludge, water, ...</source>
        <translation>废物、污泥、废水等。</translation>
    </message>
    <message>
        <source>Wastewater only (GB 8978).</source>
        <translation>仅限废水（GB 8978）。</translation>
    </message>
    <message>
        <source>Where it is a copy.</source>
        <translation>复制件填写。</translation>
    </message>
    <message>
        <source>Where no officer took it.</source>
        <translation>非执法人员拍摄时填写。</translation>
    </message>
    <message>
        <source>Where no sample says it.</source>
        <translation>没有对应样品时填写。</translation>
    </message>
    <message>
        <source>Where the words matter.</source>
        <translation>内容重要时填写。</translation>
    </message>
    <message>
        <source>Whole, leaking, thawed, ...</source>
        <translation>完好、渗漏、融化等。</translation>
    </message>
    <message>
        <source>Write down the arithmetic.</source>
        <translation>请写明计算过程。</translation>
    </message>
    <message>
        <source>无量纲 where there is none.</source>
        <translation>没有单位的填“无量纲”。</translation>
    </message>
    <message>
        <source>As in the samples; else all points.</source>
        <translation>与样品所填一致；不填则适用于全部点位。</translation>
    </message>
    <message>
        <source>Else the day of sampling counts.</source>
        <translation>不填则以采样日期为准。</translation>
    </message>
    <message>
        <source>Such as 一级A, new or special.</source>
        <translation>如一级A、new（新建）、special（特别排放限值）。</translation>
    </message>
    <message>
        <source>Such as 表2.</source>
        <translation>如表2。</translation>
    </message>
    <message>
        <source>Trade, date of building, permit, receiving water.</source>
        <translation>行业、建成时间、排污许可、受纳水体等。</translation>
    </message>
    <message>
        <source>With year, such as GB 21900-2008.</source>
        <translation>带年号，如 GB 21900-2008。</translation>
    </message>
    <message>
        <source>Words of the standard, or part of them.</source>
        <translation>标准原文的适用范围，或其中一部分。</translation>
    </message>
    <message>
        <source>Another standard has replaced this one for part of the trades.</source>
        <translation>部分行业已改用其他标准。</translation>
    </message>
    <message>
        <source>How the sample was taken is not stated.</source>
        <translation>未说明采样方式。</translation>
    </message>
    <message>
        <source>No interpretation that held on the day of the act is held here.</source>
        <translation>未收录行为时有效的司法解释。</translation>
    </message>
    <message>
        <source>No multiple can be told for this value.</source>
        <translation>该结果不能计算倍数。</translation>
    </message>
    <message>
        <source>No row for this pollutant is held under that standard, table and class.</source>
        <translation>所选标准、表、级别下没有该污染物的限值。</translation>
    </message>
    <message>
        <source>No row for this pollutant was in force on the day of sampling.</source>
        <translation>采样之日没有该污染物的有效限值。</translation>
    </message>
    <message>
        <source>Nobody has said which standard holds for this medium and point.</source>
        <translation>尚未填写该介质或点位的适用标准。</translation>
    </message>
    <message>
        <source>Not detected, without a detection limit; ask for it.</source>
        <translation>未检出但没有给出检出限，请向检测机构索要。</translation>
    </message>
    <message>
        <source>Several limits fit; choose by table, class, scope or point.</source>
        <translation>有多个限值符合，请按表号、级别、适用范围或点位选定。</translation>
    </message>
    <message>
        <source>The day of sampling is not known.</source>
        <translation>采样日期不明。</translation>
    </message>
    <message>
        <source>The detection limit is above the limit: compliance cannot be told.</source>
        <translation>检出限高于限值，无法判断是否达标。</translation>
    </message>
    <message>
        <source>The law at the act and that of today differ; a lawyer looks for the more favourable one.</source>
        <translation>行为时与现行规定不同，应由法律人员判断何者更有利于行为人。</translation>
    </message>
    <message>
        <source>The limit is for the workshop outlet; the sample is not shown to be from there (环环监〔2017〕17号 Art. 37).</source>
        <translation>该限值适用于车间排放口，未能表明样品取自该处（环环监〔2017〕17号第三十七条）。</translation>
    </message>
    <message>
        <source>The limit is not one of an emission standard; the metal clauses ask for one.</source>
        <translation>该限值不属于污染物排放标准，而重金属条款以排放标准为准。</translation>
    </message>
    <message>
        <source>The pollutant is not among the metals of the clauses then in force.</source>
        <translation>该污染物不在当时有效条款所列重金属之内。</translation>
    </message>
    <message>
        <source>The row does not say over which time the value is taken.</source>
        <translation>该限值未说明取值时间。</translation>
    </message>
    <message>
        <source>The standard describes the limit in words; a person judges.</source>
        <translation>标准以文字描述限值，由人判断。</translation>
    </message>
    <message>
        <source>The tables do not know this analyte, or not under this name.</source>
        <translation>参考表中没有该项目，或名称不同。</translation>
    </message>
    <message>
        <source>The tables do not know this unit.</source>
        <translation>参考表中没有该单位。</translation>
    </message>
    <message>
        <source>The value is a bound; the true value may lie beyond it.</source>
        <translation>该结果只是界限值，实际值可能更高或更低。</translation>
    </message>
    <message>
        <source>The value is below detection; no multiple is told.</source>
        <translation>结果低于检出限，不计算倍数。</translation>
    </message>
    <message>
        <source>The way of sampling does not fit the averaging of the limit.</source>
        <translation>采样方式与限值的取值时间不符。</translation>
    </message>
    <message>
        <source>Where the sample was taken is not stated.</source>
        <translation>未说明采样点位。</translation>
    </message>
    <message>
        <source>The limit is: not detected. It depends on the method, and has no multiple.</source>
        <translation>限值为“不得检出”，与方法有关，不计算倍数。</translation>
    </message>
    <message>
        <source>The row was not read in a good copy; compare the text of the standard.</source>
        <translation>该行来源文本等级较低，请与标准原文核对。</translation>
    </message>
    <message>
        <source>The unit of the value measures something else than that of the limit.</source>
        <translation>结果的单位与限值的单位衡量的不是同一种量。</translation>
    </message>
    <message>
        <source>A figure is given more often than it can be.</source>
        <translation>有数据重复填写。</translation>
    </message>
    <message>
        <source>A figure is given that this calculation does not take.</source>
        <translation>填写了该核算方法不需要的数据。</translation>
    </message>
    <message>
        <source>A figure that this calculation needs is missing.</source>
        <translation>该核算方法所需的数据尚未填全。</translation>
    </message>
    <message>
        <source>A tare has no gross mass, or is not below it.</source>
        <translation>皮重没有对应的毛重，或不小于毛重。</translation>
    </message>
    <message>
        <source>A unit does not go with its figure.</source>
        <translation>单位与数据项不符。</translation>
    </message>
    <message>
        <source>An uncertainty is larger than its figure.</source>
        <translation>不确定度大于数值本身。</translation>
    </message>
    <message>
        <source>Every figure, and the result, is above zero.</source>
        <translation>各项数据和结果都须大于零。</translation>
    </message>
    <message>
        <source>In the same unit, as far as somebody stated it.</source>
        <translation>单位同数值；未给出的不填。</translation>
    </message>
    <message>
        <source>In the unit of the value.</source>
        <translation>单位同数值。</translation>
    </message>
    <message>
        <source>More pieces were weighed than there are.</source>
        <translation>抽称件数多于总件数。</translation>
    </message>
    <message>
        <source>Name the records the figures come from.</source>
        <translation>请选择数据所依据的记录（台账等）。</translation>
    </message>
    <message>
        <source>Say which period the records are of.</source>
        <translation>请填写核算期间。</translation>
    </message>
    <message>
        <source>Such as m, cm, t, kg, t/m3, kg/t, 桶.</source>
        <translation>如 m、cm、t、kg、t/m3、kg/t、桶。</translation>
    </message>
    <message>
        <source>The figures do not give this value.</source>
        <translation>核算数据得不出该数值。</translation>
    </message>
    <message>
        <source>The figures give another unit.</source>
        <translation>核算数据得出的单位与此不同。</translation>
    </message>
    <message>
        <source>The number of pieces is a whole number.</source>
        <translation>件数须为整数。</translation>
    </message>
    <message>
        <source>The top of the heap is larger than its bottom.</source>
        <translation>堆体顶面大于底面。</translation>
    </message>
    <message>
        <source>What is in the tank is deeper than the tank is high.</source>
        <translation>液（料）深超过容器高度。</translation>
    </message>
    <message>
        <source>A limit of this form has no lower end.</source>
        <translation>此种限值没有下限。</translation>
    </message>
    <message>
        <source>A blank of the same visit holds this analyte above the detection limit.</source>
        <translation>同次检查的空白样中该项目高于检出限。</translation>
    </message>
    <message>
        <source>A limit of this form has no upper end.</source>
        <translation>此种限值没有上限。</translation>
    </message>
    <message>
        <source>A local standard or permit kept in this vault is stricter than the limit used; see which one holds.</source>
        <translation>本库中的地方标准或许可限值比所用限值更严，请核实应适用哪一个。</translation>
    </message>
    <message>
        <source>As in the permit, such as DW001.</source>
        <translation>按许可证填写，如 DW001。</translation>
    </message>
    <message>
        <source>As on the paper.</source>
        <translation>按原文填写。</translation>
    </message>
    <message>
        <source>Empty: always.</source>
        <translation>留空表示一直有效。</translation>
    </message>
    <message>
        <source>First-class pollutants are taken at the workshop&apos;s outlets alone.</source>
        <translation>第一类污染物只在车间或车间处理设施排放口采样。</translation>
    </message>
    <message>
        <source>Give the lower limit.</source>
        <translation>请填写下限。</translation>
    </message>
    <message>
        <source>Give the upper limit.</source>
        <translation>请填写上限。</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>失效日期早于生效日期。</translation>
    </message>
    <message>
        <source>Name, code or CAS number.</source>
        <translation>名称、代码或 CAS 号。</translation>
    </message>
    <message>
        <source>Number, such as DW001.</source>
        <translation>编号，如 DW001。</translation>
    </message>
    <message>
        <source>Of the party, as its permit has it.</source>
        <translation>当事人的排放口，按其许可证登记。</translation>
    </message>
    <message>
        <source>Such as the permit, with its number.</source>
        <translation>如排污许可证及其编号。</translation>
    </message>
    <message>
        <source>Such as 一级.</source>
        <translation>如一级。</translation>
    </message>
    <message>
        <source>The highest first; the file has all of them.</source>
        <translation>超标最多的在前；附件含全部结果。</translation>
    </message>
    <message>
        <source>The holder of a permit.</source>
        <translation>许可证持有人。</translation>
    </message>
    <message>
        <source>The last day.</source>
        <translation>最后一日。</translation>
    </message>
    <message>
        <source>The limit cannot be right: plain numbers, the lower not above the upper.</source>
        <translation>限值有误：请填写普通数字，且下限不得大于上限。</translation>
    </message>
    <message>
        <source>The outlet that the sample names was not in use on that day.</source>
        <translation>样品所指的排放口当日未启用。</translation>
    </message>
    <message>
        <source>The sample states another type of point than the outlet that it names.</source>
        <translation>样品填写的采样点类型与所指排放口登记的类型不一致。</translation>
    </message>
    <message>
        <source>Where its limits are those that hold; its number stands above too.</source>
        <translation>适用其限值时选择；上面的标准编号须与之一致。</translation>
    </message>
    <message>
        <source>Which copy was read, which pages.</source>
        <translation>依据的文本及页码。</translation>
    </message>
    <message>
        <source>With year, such as DB31/199-2018; of a permit, its number.</source>
        <translation>含年份，如 DB31/199-2018；许可证填写许可证编号。</translation>
    </message>
    <message>
        <source>Words of the standard.</source>
        <translation>按标准原文填写。</translation>
    </message>
    <message>
        <source>Standard and table that were followed, such as HJ 91.1-2019 表A.1.</source>
        <translation>所依据的标准和表，如 HJ 91.1-2019 表A.1。</translation>
    </message>
    <message>
        <source>As far as it is known.</source>
        <translation>已确定的才填。</translation>
    </message>
    <message>
        <source>Codes of eight digits are not held here: check against the list itself.</source>
        <translation>本机未收录八位废物代码，请对照名录原文核对。</translation>
    </message>
    <message>
        <source>From which day the edition of 2021 held is not held here.</source>
        <translation>2021 年版名录自何日起施行，本机未收录。</translation>
    </message>
    <message>
        <source>Hazardous waste without a determination: {count}.</source>
        <translation>{count} 项危险废物数量没有认定意见。</translation>
    </message>
    <message>
        <source>Nothing of this kind is sealed in the case.</source>
        <translation>案件中没有封存此类材料。</translation>
    </message>
    <message>
        <source>Nothing shows that the party was told the result of {entry}.</source>
        <translation>没有材料表明已将 {entry} 的结果告知当事人。</translation>
    </message>
    <message>
        <source>Photos and recordings that do not say what they prove, when, where or by whom they were taken: {count}.</source>
        <translation>{count} 份照片或录音录像未写明证明对象、时间、地点或拍摄人。</translation>
    </message>
    <message>
        <source>Results and samples without a report: {count}.</source>
        <translation>已有 {count} 条样品或结果，没有监测报告。</translation>
    </message>
    <message>
        <source>The case says when it was filed; the paper itself is not there.</source>
        <translation>已填立案日期，但没有立案文书本身。</translation>
    </message>
    <message>
        <source>The edition of that day does not have this category.</source>
        <translation>当日施行的名录没有这一类别。</translation>
    </message>
    <message>
        <source>The edition of the list that was in force then is not held here.</source>
        <translation>本机未收录当日施行的名录版本。</translation>
    </message>
    <message>
        <source>The letter is there without a list of what goes with it.</source>
        <translation>有移送书，没有材料清单。</translation>
    </message>
    <message>
        <source>The list has no such category.</source>
        <translation>名录没有这一类别。</translation>
    </message>
    <message>
        <source>The list is there without the letter.</source>
        <translation>有清单，没有移送书。</translation>
    </message>
    <message>
        <source>{entry} lacks things that the record of a visit needs: {count}.</source>
        <translation>{entry} 检查笔录还缺 {count} 项必备内容。</translation>
    </message>
    <message>
        <source>{entry} leaves topics open that an interview covers: {count}.</source>
        <translation>{entry} 还有 {count} 个必问事项未涉及。</translation>
    </message>
    <message>
        <source>The row was not read in a good copy; compare the text of the list.</source>
        <translation>所据文本不够可靠，请对照名录原文核对。</translation>
    </message>
    <message>
        <source>{entry} does not say all of: CMA number, three signatures, day, seal.</source>
        <translation>{entry} 未填全：资质认定编号、三级签名、签发日期、盖章。</translation>
    </message>
    <message>
        <source>{entry} is a copy that nobody checked against the original.</source>
        <translation>{entry} 是复制件，未注明与原件核对无误。</translation>
    </message>
    <message>
        <source>{entry} is neither signed by the person it is about nor refused.</source>
        <translation>{entry} 未经当事人（被询问人）签名，也没有拒签记录。</translation>
    </message>
    <message>
        <source>As in the results.</source>
        <translation>与结果一致。</translation>
    </message>
    <message>
        <source>As they stand in the source.</source>
        <translation>按依据的原文填写。</translation>
    </message>
    <message>
        <source>By how much it raises the concentration in the sample.</source>
        <translation>加标使样品浓度增加的量。</translation>
    </message>
    <message>
        <source>Else for all.</source>
        <translation>不填则适用于全部。</translation>
    </message>
    <message>
        <source>For a spiked sample.</source>
        <translation>加标样填写。</translation>
    </message>
    <message>
        <source>Say at least how many, or how much.</source>
        <translation>请填写下限。</translation>
    </message>
    <message>
        <source>Say at most how much.</source>
        <translation>请填写上限。</translation>
    </message>
    <message>
        <source>Standard with year and clause, plan or contract.</source>
        <translation>带年号的标准及条款、方案或合同。</translation>
    </message>
    <message>
        <source>Such as 10 or 80.</source>
        <translation>如 10 或 80。</translation>
    </message>
    <message>
        <source>Such as 20 or 120.</source>
        <translation>如 20 或 120。</translation>
    </message>
    <message>
        <source>The lower end is above the upper one.</source>
        <translation>下限高于上限。</translation>
    </message>
    <message>
        <source>That was in force when it was determined.</source>
        <translation>认定当日施行的版本。</translation>
    </message>
    <message>
        <source>A relative deviation means nothing for this property.</source>
        <translation>该项目不适用相对偏差。</translation>
    </message>
    <message>
        <source>Both values are below detection; no deviation can be told.</source>
        <translation>两个值均低于检出限，无法计算偏差。</translation>
    </message>
    <message>
        <source>Both values are zero.</source>
        <translation>两个值均为零。</translation>
    </message>
    <message>
        <source>How much was added is not on record.</source>
        <translation>未记录加标量。</translation>
    </message>
    <message>
        <source>It depends on what lies below detection.</source>
        <translation>取决于低于检出限部分的实际值。</translation>
    </message>
    <message>
        <source>No result of the other sample is on record.</source>
        <translation>所对应样品没有结果记录。</translation>
    </message>
    <message>
        <source>No rule is held for this; put the one that holds on record.</source>
        <translation>未收录规定；请记录应当遵循的要求。</translation>
    </message>
    <message>
        <source>The detection limit is that of the method in the tables, not the laboratory&apos;s own.</source>
        <translation>检出限取自参考表中的方法检出限，并非实验室自己的检出限。</translation>
    </message>
    <message>
        <source>The units measure different things.</source>
        <translation>单位不属于同一量纲。</translation>
    </message>
    <message>
        <source>The value is a range of readings.</source>
        <translation>该值为读数范围。</translation>
    </message>
    <message>
        <source>The value is a range; the multiple is that of its upper end, and no single result.</source>
        <translation>结果是一个范围；倍数按其上限计算，并非单一结果。</translation>
    </message>
    <message>
        <source>A permit or approval is one party&apos;s; name it.</source>
        <translation>许可证或批复属于某一当事人，请指明。</translation>
    </message>
    <message>
        <source>All hazardous waste on record is summed; which of it was discharged, dumped or disposed of against the law, people have to say.</source>
        <translation>危险废物按已录入的数量全部合计；其中哪些属于非法排放、倾倒、处置，须由人认定。</translation>
    </message>
    <message>
        <source>For part of the hazardous waste no uncertainty is stated; the range of the sum leaves it out.</source>
        <translation>部分危险废物未注明不确定度，合计范围未包含这部分。</translation>
    </message>
    <message>
        <source>What is counted is counted for all analytes.</source>
        <translation>数量按全部监测项目计，不分项目。</translation>
    </message>
    <message>
        <source>The unit is one of another medium.</source>
        <translation>该单位用于另一种介质。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Verification of a bundle</source>
        <translation>证据包核验报告</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Verified at</source>
        <translation>核验时间</translation>
    </message>
    <message>
        <source>Verified with</source>
        <translation>核验程序</translation>
    </message>
    <message>
        <source>What this does not prove</source>
        <translation>本结论不能证明</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案件编号</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>移送人</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>证书指纹</translation>
    </message>
    <message>
        <source>Checkpoint, entries</source>
        <translation>校验点（记录数）</translation>
    </message>
    <message>
        <source>Checkpoint, root</source>
        <translation>校验点（根）</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>证据包</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>Sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Analyte</source>
        <translation>监测项目</translation>
    </message>
    <message>
        <source>Result as reported</source>
        <translation>结果（按原样）</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Measured at</source>
        <translation>测定时间</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Det. limit</source>
        <translation>检出限</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>测定人</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>检测机构</translation>
    </message>
    <message>
        <source>Report no.</source>
        <translation>报告编号</translation>
    </message>
    <message>
        <source>CMA no.</source>
        <translation>CMA编号</translation>
    </message>
    <message>
        <source>Analysed at</source>
        <translation>分析时间</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定度</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准情况</translation>
    </message>
    <message>
        <source>Why no report or CMA</source>
        <translation>无报告或CMA的原因</translation>
    </message>
    <message>
        <source>Why no sample</source>
        <translation>未对应样品的原因</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>not detected</source>
        <translation>未检出</translation>
    </message>
    <message>
        <source>No sample of this case has this number.</source>
        <translation>本案没有该编号的样品。</translation>
    </message>
    <message>
        <source>Limit and exceedance</source>
        <translation>限值及超标情况</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Instr. no.</source>
        <translation>仪器编号</translation>
    </message>
</context>
<context>
    <name>results file</name>
    <message>
        <source>Results</source>
        <translation>监测结果</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>导出结果</translation>
    </message>
    <message numerus="yes">
        <source>%n results were written to {file}.</source>
        <translation>
            <numerusform>已将 %n 条结果写入 {file}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is not encrypted, and proves nothing. For the police, export a bundle.</source>
        <translation>该文件未加密，也不能作为证据；移送公安机关请导出证据包。</translation>
    </message>
    <message>
        <source>Writing results</source>
        <translation>正在写出结果</translation>
    </message>
</context>
<context>
    <name>results table</name>
    <message>
        <source>Sample number</source>
        <translation>样品编号</translation>
    </message>
    <message>
        <source>Analyte</source>
        <translation>监测项目</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Detection limit</source>
        <translation>检出限</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Analysed on</source>
        <translation>分析日期</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>检测机构</translation>
    </message>
    <message>
        <source>Report number</source>
        <translation>报告编号</translation>
    </message>
    <message>
        <source>CMA number</source>
        <translation>资质认定编号</translation>
    </message>
</context>
<context>
    <name>screening</name>
    <message>
        <source>within the limit</source>
        <translation>未超限值</translation>
    </message>
    <message>
        <source>above the limit</source>
        <translation>超过限值</translation>
    </message>
    <message>
        <source>open</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>no limit held</source>
        <translation>无限值</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>不可比较</translation>
    </message>
    <message>
        <source>MET</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>REVIEW</source>
        <translation>需复核</translation>
    </message>
    <message>
        <source>NOT MET</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>the agency&apos;s own, as sealed</source>
        <translation>本单位录入并封存</translation>
    </message>
    <message>
        <source>exceeded {times} times</source>
        <translation>超标 {times} 倍</translation>
    </message>
    <message>
        <source>read in a copy of grade {grade}</source>
        <translation>已见于 {grade} 级文本</translation>
    </message>
    <message>
        <source>from memory, believed right</source>
        <translation>凭记忆，认为正确</translation>
    </message>
    <message>
        <source>from memory, to be checked</source>
        <translation>凭记忆，有待核对</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Applicable standard</source>
        <translation>适用标准</translation>
    </message>
    <message>
        <source>Why not screened</source>
        <translation>未筛查原因</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Unit of the limit</source>
        <translation>限值单位</translation>
    </message>
    <message>
        <source>Row of the limit</source>
        <translation>限值条目</translation>
    </message>
    <message>
        <source>Against the limit</source>
        <translation>与限值比较</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>入罪标准</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Interpretation</source>
        <translation>司法解释</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Vault and backup</source>
        <translation>保险库与备份</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Access log</source>
        <translation>访问记录</translation>
    </message>
    <message>
        <source>Standards and outlets</source>
        <translation>标准与排放口</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>The file is of the one form that a bundle has.</source>
        <translation>文件符合证据包唯一规定的格式。</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Every file has the bytes that were signed and sealed.</source>
        <translation>每个文件都与签名、封存时逐字节一致。</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Nothing is missing, extra, or left out in silence.</source>
        <translation>没有缺失、多余，也没有悄悄略去的内容。</translation>
    </message>
    <message>
        <source>Chained</source>
        <translation>连贯</translation>
    </message>
    <message>
        <source>Every entry is truly signed and stands in its place.</source>
        <translation>每条记录都有真实签名，并在其应有的位置。</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>The sender signed the bundle with a key of the vault.</source>
        <translation>移送人用该保险库的密钥签了此包。</translation>
    </message>
    <message>
        <source>Known to you</source>
        <translation>签名人可信</translation>
    </message>
    <message>
        <source>You know the signers from elsewhere than this bundle.</source>
        <translation>您从此包之外认识这些签名人。</translation>
    </message>
    <message>
        <source>Outside time</source>
        <translation>外部时间</translation>
    </message>
    <message>
        <source>An outside authority fixed the time.</source>
        <translation>由外部机构固定了时间。</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>保管</translation>
    </message>
    <message>
        <source>The keeping of physical things has no gap.</source>
        <translation>实物的保管没有断档。</translation>
    </message>
    <message>
        <source>As shown before</source>
        <translation>与先前一致</translation>
    </message>
    <message>
        <source>The ledger still holds what your checkpoint states.</source>
        <translation>账目仍与您所持的校验点相符。</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>无可核验</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>Sound, and signed by people you know</source>
        <translation>证据包可靠，签名人为您所认识</translation>
    </message>
    <message>
        <source>This is what was sealed and signed.</source>
        <translation>这就是当初封存并签名的内容。</translation>
    </message>
    <message>
        <source>Sound, but you do not know the signers</source>
        <translation>证据包可靠，但您不认识签名人</translation>
    </message>
    <message>
        <source>This is what was sealed and signed; by whom is open until you compare fingerprints.</source>
        <translation>这就是当初封存并签名的内容；由谁所签，须核对指纹才能确定。</translation>
    </message>
    <message>
        <source>Not sound</source>
        <translation>证据包不可靠</translation>
    </message>
    <message>
        <source>This is not what was sealed and signed. Rely on nothing in it, and ask the sender for a new copy.</source>
        <translation>这不是当初封存并签名的内容。请勿依据其中任何内容，并请移送方重新提供。</translation>
    </message>
    <message>
        <source>giver</source>
        <translation>交出方</translation>
    </message>
    <message>
        <source>receiver</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>That a scene, a reading or a statement was as it was recorded.</source>
        <translation>现场、读数或陈述确如所记。</translation>
    </message>
    <message>
        <source>That the sender&apos;s clocks were right: times are claims, order is not.</source>
        <translation>移送方的时钟准确：时间只是所述，先后次序则不是。</translation>
    </message>
    <message>
        <source>That anybody is guilty, or that a limit applies.</source>
        <translation>任何人有责任，或某项限值适用。</translation>
    </message>
    <message>
        <source>That nothing was left out by never being recorded.</source>
        <translation>没有因从未记录而遗漏的事情。</translation>
    </message>
    <message>
        <source>That the case has no entries after the last one named here.</source>
        <translation>案件在此处最后一条之后再无记录。</translation>
    </message>
    <message>
        <source>That no entry outside of the case was left out: one that locks a signer out, corrects the party, or tells of a step of the clock.</source>
        <translation>案外没有被略去的记录：如停用签名人、补正当事人或记载时钟跳变的记录。</translation>
    </message>
    <message>
        <source>That the keys belong to the people they name: compare fingerprints.</source>
        <translation>密钥确属所称之人：请核对指纹。</translation>
    </message>
    <message>
        <source>What the left out entries say, and that the case is theirs.</source>
        <translation>被略去的记录写了什么，以及它们确属本案。</translation>
    </message>
    <message>
        <source>That {count} newest entries were not rewritten by their own authors before.</source>
        <translation>最新的 {count} 条记录此前未被记录人自己改写。</translation>
    </message>
    <message>
        <source>That the ledger is the one shown to others before: no checkpoint of yours fits.</source>
        <translation>此账与先前出示给他人的账相同：您没有与之相符的校验点。</translation>
    </message>
    <message>
        <source>Your checkpoint</source>
        <translation>您所持的校验点</translation>
    </message>
</context>
<context>
    <name>waiting</name>
    <message>
        <source>past by {span}</source>
        <translation>已超 {span}</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>剩 {span}</translation>
    </message>
</context>
</TS>
