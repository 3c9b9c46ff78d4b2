namespace Microsoft.ML.Imbalance;

/// <summary>
/// Where a pixel of the result comes from: x = (A u + B v + C) / (G u + H v + I), y = (D u + E v + F) / (G u + H v + I), in pixels from the top left corner of the image,
/// the center of the first pixel being (½, ½).
/// </summary>
internal readonly record struct Homography(double A, double B, double C, double D, double E, double F, double G = 0, double H = 0, double I = 1)
{
    private const double Tiny = 1e-12;

    public static readonly Homography Identity = new(1, 0, 0, 0, 1, 0);

    public bool IsAffine => G == 0 && H == 0;

    /// <summary>Whether pixels only change their places: no color between pixels is asked for.</summary>
    public bool KeepsPixels => IsAffine && Array.TrueForAll([A, B, C, D, E, F], double.IsInteger) && Math.Abs(A * E - B * D) == 1 && Math.Abs(A) + Math.Abs(B) == 1;

    /// <summary>First <paramref name="right"/>, then <paramref name="left"/>: the later operation stands right, since it asks first.</summary>
    public static Homography operator *(Homography left, Homography right)
    {
        double i = left.G * right.C + left.H * right.F + left.I * right.I;
        return new Homography(
            Round((left.A * right.A + left.B * right.D + left.C * right.G) / i), Round((left.A * right.B + left.B * right.E + left.C * right.H) / i), Round((left.A * right.C + left.B * right.F + left.C * right.I) / i),
            Round((left.D * right.A + left.E * right.D + left.F * right.G) / i), Round((left.D * right.B + left.E * right.E + left.F * right.H) / i), Round((left.D * right.C + left.E * right.F + left.F * right.I) / i),
            Round((left.G * right.A + left.H * right.D + left.I * right.G) / i), Round((left.G * right.B + left.H * right.E + left.I * right.H) / i));
    }

    public static Homography Scale(double x, double y) => new(x, 0, 0, 0, y, 0);

    public static Homography Shift(double x, double y) => new(1, 0, x, 0, 1, y);

    /// <summary>The same, with another point than the corner as its fixed point.</summary>
    public Homography Around(double x, double y) => Shift(x, y) * this * Shift(-x, -y);

    /// <summary>The place that a place of the result comes from.</summary>
    public (double X, double Y) Apply(double u, double v)
    {
        double w = G * u + H * v + I;
        return ((A * u + B * v + C) / w, (D * u + E * v + F) / w);
    }

    /// <summary>The one that takes four points to four others.</summary>
    public static Homography FromCorners(ReadOnlySpan<(double X, double Y)> from, ReadOnlySpan<(double X, double Y)> to)
    {
        // Two equations a point, A … H unknown: A u + B v + C - G u x - H v x = x, and likewise for y.
        var rows = new double[8][];
        for (int p = 0; p < 4; p++)
        {
            ((double u, double v), (double x, double y)) = (from[p], to[p]);
            rows[2 * p] = [u, v, 1, 0, 0, 0, -u * x, -v * x, x];
            rows[2 * p + 1] = [0, 0, 0, u, v, 1, -u * y, -v * y, y];
        }
        double[] s = Solve(rows);
        return new Homography(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]);
    }

    // Gauss-Jordan with the largest pivot.
    private static double[] Solve(double[][] rows)
    {
        for (int column = 0; column < rows.Length; column++)
        {
            int pivot = Enumerable.Range(column, rows.Length - column).MaxBy(row => Math.Abs(rows[row][column]));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (int row = 0; row < rows.Length; row++)
            {
                double factor = row == column ? 0 : rows[row][column] / rows[column][column];
                for (int k = column; factor != 0 && k <= rows.Length; k++)
                    rows[row][k] -= factor * rows[column][k];
            }
        }
        return [.. rows.Select((row, i) => row[rows.Length] / row[i])];
    }

    // The sine of 180 degrees is no zero in floating point; whole numbers keep pixels whole.
    private static double Round(double value) => Math.Round(value) is var whole && Math.Abs(value - whole) < Tiny ? whole : value;
}
