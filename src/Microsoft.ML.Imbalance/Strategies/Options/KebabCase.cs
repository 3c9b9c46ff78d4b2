using System.Text;

namespace Microsoft.ML.Imbalance;

/// <summary>Names of code as they are written on a command line: <c>BothSides</c> is <c>both-sides</c>.</summary>
internal static class KebabCase
{
    public static string Of(string name)
    {
        var result = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
                result.Append('-');
            result.Append(char.ToLowerInvariant(name[i]));
        }
        return result.ToString();
    }
}
