/// <summary>A picture of a method: the name of its file, the verb, what there is to see, and the plots.</summary>
internal sealed record Picture(string Name, string Verb, string Description, params Panel[] Panels)
{
    public string FileName => Name + ".svg";

    /// <exception cref="InvalidOperationException">A row lies outside of what is shown.</exception>
    public string ToSvg()
    {
        if (Panels.SelectMany(p => p.Marks).FirstOrDefault(m => m.X is < ToyTable.Left or > ToyTable.Right || m.Y is < ToyTable.Bottom or > ToyTable.Top) is { Weight: > 0 } outside)
            throw new InvalidOperationException($"{FileName}: a row at ({outside.X}, {outside.Y}) would be drawn outside of the frame. Widen what ToyTable shows, or move the toy rows.");
        return SvgPicture.Draw($"{Verb}, before and after", Description, Panels);
    }
}
