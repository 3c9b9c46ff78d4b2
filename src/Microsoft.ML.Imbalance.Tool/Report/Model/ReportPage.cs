namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Everything that a report says, and nothing of how it looks.</summary>
/// <param name="Title">What was done to what.</param>
/// <param name="Summary">One sentence below it.</param>
/// <param name="Facts">Numbers to see at a glance.</param>
/// <param name="Sections">The report, from what has to be known first.</param>
/// <param name="Colophon">How to make it again.</param>
internal sealed record ReportPage(string Title, string Summary, IReadOnlyList<ReportFact> Facts, IReadOnlyList<ReportSection> Sections, string Colophon);

/// <summary>A number with its name.</summary>
internal sealed record ReportFact(string Name, string Value);

/// <summary>A part of a report.</summary>
/// <param name="Id">Its name in links.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">What it shows, and how to read it.</param>
/// <param name="Blocks">What it shows.</param>
internal sealed record ReportSection(string Id, string Title, string Text, IReadOnlyList<ReportBlock> Blocks);

/// <summary>A piece of a section.</summary>
internal abstract record ReportBlock;

/// <summary>What may mislead, in words.</summary>
internal sealed record FindingsBlock(IReadOnlyList<ReportFinding> Findings) : ReportBlock;

/// <summary>One finding.</summary>
/// <param name="Kind">Its weight, in a word.</param>
/// <param name="Messages">What was found: once, or in several places.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record ReportFinding(string Kind, IReadOnlyList<string> Messages, string Remedy);

/// <summary>A conclusion with its reasons.</summary>
internal sealed record VerdictBlock(string Headline, IReadOnlyList<string> Reasons) : ReportBlock;

/// <summary>Charts side by side.</summary>
internal sealed record FiguresBlock(IReadOnlyList<ReportFigure> Figures) : ReportBlock;

/// <summary>A chart, and the same as a table.</summary>
internal sealed record ReportFigure(string Title, string Description, Chart Chart, ReportTable Table);

/// <summary>A table of text. The first cell of each row is its heading.</summary>
internal sealed record ReportTable(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportBlock;

/// <summary>Confusion matrices side by side.</summary>
internal sealed record MatricesBlock(IReadOnlyList<ReportMatrix> Matrices) : ReportBlock;

/// <summary>Rows by true class and decision.</summary>
/// <param name="Title">Whose decisions.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Counts">Rows, by true class and predicted class.</param>
internal sealed record ReportMatrix(string Title, IReadOnlyList<string> Classes, double[,] Counts);
