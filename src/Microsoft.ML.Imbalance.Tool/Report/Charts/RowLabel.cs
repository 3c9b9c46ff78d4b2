using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What stands above a bar or an interval: its name at the left, in as many lines as it needs, and a note at the right, below a name that leaves no place beside it.</summary>
internal sealed class RowLabel
{
    // Characters that fit in bold letters at the size of narrow windows; beside the longest note, and alone.
    private const int MostBesideANote = 30;
    private const int MostInALine = 46;
    private const double FirstLine = 13;
    private const double LineHeight = 16;

    private readonly List<string> _lines = [];
    private readonly bool _isNoteBelow;

    public RowLabel(string name)
    {
        while (name.Length > MostInALine)
        {
            // Options of a strategy stay whole where they can.
            int end = name.AsSpan(0, MostInALine).LastIndexOfAny(",+: ;") is var separator and > 0 ? separator + 1 : MostInALine;
            _lines.Add(name[..end]);
            name = name[end..];
        }
        _lines.Add(name);
        _isNoteBelow = name.Length > MostBesideANote;
    }

    /// <summary>The baseline of the last line, from the top of the row.</summary>
    public double LastLine => FirstLine + LineHeight * (_lines.Count - (_isNoteBelow ? 0 : 1));

    public IEnumerable<XElement> Draw(double left, double right, double top, string note, string noteStyle)
    {
        for (int line = 0; line < _lines.Count; line++)
            yield return Svg.Text("row", left, top + FirstLine + LineHeight * line, "start", _lines[line]);
        yield return Svg.Text(noteStyle, right, top + LastLine, "end", note);
    }
}
