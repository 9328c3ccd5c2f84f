using System.Globalization;
using BatteryTwin.Domain.Production;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Units;

/// <summary>
/// The units of one line: what telemetry says of the machines while they were made, and from it what they became, by laws of the same size as telemetry's: a fan that oscillates
/// leaves 2.4 times the solvent, which costs 26 % of adhesion and, from it, 1.5 Ah. The same unit always has the same values. Not thread-safe.
/// </summary>
internal sealed class LineUnits
{
    /// <summary>Of the past, one coil in so many, each with all its cells.</summary>
    private const int PastEvery = 20;
    private const double NominalFanSpeed = 500;
    private const double NominalTension = 120.5;
    private const double NominalSupplyAir = 25;
    private const int FanSamples = 24;
    private const double LeastCapacityAh = 48.7;
    private const double MostResistanceMohm = 1.235;
    private const double MostSelfDischargeMvd = 1.127;

    private readonly UnitClock _clock;
    private readonly ulong _seed;
    private readonly string _prefix;
    private readonly string[] _place;
    private readonly Dictionary<string, StationSimulator> _stations;
    private long _writtenSlurry = long.MinValue;

    /// <param name="stations">The line's stations, in the order of the material.</param>
    /// <param name="clock">When units are made.</param>
    /// <param name="plantSeed">Seed of the plant.</param>
    public LineUnits(IReadOnlyList<StationSimulator> stations, UnitClock clock, ulong plantSeed)
    {
        Station first = stations[0].Station;
        (_clock, LineId) = (clock, first.LineId);
        _stations = stations.ToDictionary(station => station.Station.Step.Name, StringComparer.Ordinal);
        _seed = SeededNoise.Seed(plantSeed, first.LineId);
        _prefix = string.Create(CultureInfo.InvariantCulture, $"{first.Site.City[0]}{first.Line}");
        _place = [first.Site.City, string.Create(CultureInfo.InvariantCulture, $"Line{first.Line}")];
    }

    public string LineId { get; }

    /// <summary>Adds what was finished in a span of time, from inclusive to exclusive.</summary>
    /// <param name="batch">Gets the rows.</param>
    /// <param name="from">Begin.</param>
    /// <param name="to">End.</param>
    /// <param name="fine">Of coils that ended before this, one in twenty counts.</param>
    public void Add(UnitBatch batch, double from, double to, double fine)
    {
        for (long coil = _clock.CoilAt(from - _clock.LongestSeconds - (2 * _clock.CoilSeconds)); _clock.CoilStart(coil) < to; coil++)
        {
            double end = _clock.CoilEnd(coil);
            if ((end < fine && coil % PastEvery != 0) || !_stations[Steps.Coating].RunsAt(_clock.CoilStart(coil) + (_clock.CoilSeconds / 2)))
            {
                continue;
            }

            bool isNew = end >= from && end < to;
            int[] cells = [.. Enumerable.Range(0, UnitClock.CellsPerCoil).Where(cell => _clock.TestedAt(coil, cell) is double tested && tested >= from && tested < to)];
            if (!isNew && cells.Length == 0)
            {
                continue;
            }

            double start = _clock.CoilStart(coil);
            double[] slurry = Slurry(_clock.SlurryAt(start));
            double[] values = Coil(coil, slurry);
            if (isNew)
            {
                AddSlurry(batch, _clock.SlurryAt(start), slurry);
                batch.Coils.Add([CoilId(coil), SlurryId(_clock.SlurryAt(start)), .. _place, Twin(Steps.Coating), Twin(Steps.Coating), Time(start), Twin("CalenderingStep"), Twin("SlittingStep"), Time(end)], values);
            }

            foreach (int cell in cells)
            {
                AddCell(batch, coil, cell, values);
            }
        }
    }

    private static string Time(double seconds) => DateTimeOffset.FromUnixTimeSeconds((long)seconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private string CoilId(long coil) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}-C{coil}");

    private string SlurryId(long slurry) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}-S{slurry}");

    private string Twin(string step) => _stations[step].Station.TwinId;

    private double[] Slurry(long slurry)
    {
        UnitNoise noise = new(SeededNoise.Seed(_seed, "slurry"), slurry);
        UnitNoise lot = new(SeededNoise.Seed(_seed, "lot"), _clock.LotAt(_clock.SlurryStart(slurry)));
        double solids = 52 + (0.05 * lot.Next()) + (0.3 * noise.Next());
        double energy = 85 + (2.4 * noise.Next());
        double temperature = 27.9 + (0.1 * (energy - 85)) + (0.4 * noise.Next());
        double pressure = 49 + (2.4 * noise.Next());
        double viscosity = 4.18 + (0.2 * (solids - 52)) - (0.03 * (temperature - 27.9)) + (0.06 * noise.Next());
        return [solids, energy, temperature, pressure, viscosity];
    }

    private void AddSlurry(UnitBatch batch, long slurry, double[] values)
    {
        if (slurry != _writtenSlurry)
        {
            double start = _clock.SlurryStart(slurry);
            string lot = string.Create(CultureInfo.InvariantCulture, $"LOT-{300 + _clock.LotAt(start)}");
            batch.Slurries.Add([SlurryId(slurry), .. _place, Twin(Steps.Mixing), Time(start), lot], values);
            _writtenSlurry = slurry;
        }
    }

    private double[] Coil(long coil, double[] slurry)
    {
        double start = _clock.CoilStart(coil);
        double middle = start + (_clock.CoilSeconds / 2);
        UnitNoise noise = new(SeededNoise.Seed(_seed, "coil"), coil);
        StationSimulator coater = _stations[Steps.Coating];
        double webSpeed = Mean(coater, "webSpeed", start, nominal: 40);
        double tension = Mean(coater, "webTension", start, NominalTension);
        double gap = Mean(coater, "dieGap", start);
        (double fan, double air) = DryerUnrest(coater, start);
        double zone = Mean(coater, "Dryer.zone2Temperature", start);
        double loading = 22 + (0.06 * (gap - 180)) - (0.15 * (webSpeed - 40)) + (0.25 * (slurry[4] - 4.18)) + (0.06 * noise.Next());
        double solvent = Mean(coater, "residualSolvent", start) + (15 * (loading - 22)) - (6 * (zone - 125)) + (3 * noise.Next());
        double adhesion = 20 - (5.3 / 426 * (solvent - 300)) + (0.05 * (slurry[1] - 85)) + (0.35 * noise.Next());
        StationSimulator calender = _stations["CalenderingStep"];
        double load = Mean(calender, "lineLoad", middle, nominal: 1199);
        double rollGap = Mean(calender, "rollGap", middle);
        double rolls = Mean(calender, "Rolls.surfaceTemperature", middle);
        double porosity = 30 - (0.02 * (load - 1199)) + (0.5 * (rollGap - 95)) - (0.1 * (rolls - 80)) - (0.8 * (loading - 22)) + (0.2 * noise.Next());
        StationSimulator slitter = _stations["SlittingStep"];
        double cut = slitter.ValueOf("CircularBlades.distanceCut", middle);
        double burr = Mean(slitter, "burrHeight", middle) + (0.01 * (tension - NominalTension));
        return [webSpeed, tension, gap, loading, fan, air, zone, solvent, adhesion, load, rollGap, rolls, porosity, cut, burr];
    }

    private void AddCell(UnitBatch batch, long coil, int cell, double[] of)
    {
        UnitNoise noise = new(SeededNoise.Seed(_seed, "cell"), (coil * UnitClock.CellsPerCoil) + cell);
        (double stacked, double filled, double formed) = (_clock.OnTheWay(coil, cell, 0.1), _clock.OnTheWay(coil, cell, 0.4), _clock.OnTheWay(coil, cell, 0.7));
        double alignment = Math.Max(5, 60 + (9 * noise.Next()));
        double pressure = 180 + (3 * noise.Next());
        double energy = 42 + (0.8 * noise.Next());
        double weld = 0.121 - (0.002 * (energy - 42)) + (0.005 * noise.Next());
        int nozzle = noise.Pick(6);
        double dewPoint = _stations["FillingStep"].ValueOf("dewPoint", filled);
        double mass = 95 + (0.04 * (nozzle - 2.5)) + (0.3 * noise.Next());
        double chamber = 30 + (1.8 * noise.Next());
        double soak = 14 + (0.9 * noise.Next());
        int channel = noise.Pick(640);
        double temperature = _stations["FormationStep"].ValueOf("cellTemperature", formed) + (0.1 * noise.Next());
        double rate = 0.1 + (0.0004 * noise.Next());
        double efficiency = 87.9 - (0.03 * (dewPoint + 41.8)) + (0.08 * (mass - 95)) + (0.02 * (soak - 14)) + (0.05 * (temperature - 45)) + (0.14 * noise.Next());
        double gas = 6.06 - (0.6 * (efficiency - 87.9)) + (0.18 * noise.Next());
        double capacity = 49.9 + (1.2 * (of[3] - 22)) + (0.283 * (of[8] - 20)) + (0.15 * (efficiency - 87.9)) + (20 * (rate - 0.1)) + (0.15 * noise.Next());
        double resistance = 1.203 - (0.00566 * (of[8] - 20)) + (0.004 * (of[12] - 30)) + (0.25 * (weld - 0.121)) - (0.0006 * (pressure - 180)) + (0.006 * noise.Next());
        double discharge = 1.03 + (0.012 * (of[14] - 5.5)) + (0.0012 * (alignment - 60)) + (0.045 * noise.Next());
        bool[] fails = [capacity < LeastCapacityAh, resistance > MostResistanceMohm, discharge > MostSelfDischargeMvd];
        batch.Cells.Add(
            [
                string.Create(CultureInfo.InvariantCulture, $"{CoilId(coil)}-{cell:00}"), CoilId(coil), .. _place, Twin("StackingStep"), Time(stacked), Twin("FillingStep"), string.Create(CultureInfo.InvariantCulture, $"N{nozzle + 1}"), Time(filled),
                Twin("FormationStep"), string.Create(CultureInfo.InvariantCulture, $"CH{channel:000}"), Time(formed), Twin(Steps.EndOfLineTest), Time(_clock.TestedAt(coil, cell)), .. fails.Select(Flag), Flag(Array.Exists(fails, fail => fail)),
            ],
            [alignment, pressure, energy, weld, dewPoint, mass, chamber, soak, temperature, rate, efficiency, gas, capacity, resistance, discharge]);
    }

    private static string Flag(bool fails) => fails ? "1" : "0";

    /// <summary>Mean over a coil of what the machine showed; of what stands still with it, only at full speed.</summary>
    private double Mean(StationSimulator station, string signal, double start, double? nominal = null)
    {
        const int Samples = 4;
        double sum = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            double at = Math.Floor(start + ((sample + 0.5) * _clock.CoilSeconds / Samples));
            sum += nominal is null || station.IsAtSpeed(at) ? station.ValueOf(signal, at) : nominal.Value;
        }

        return sum / Samples;
    }

    /// <summary>Root mean square distance of fan speed and supply air from their set-points over a coil.</summary>
    private (double Fan, double Air) DryerUnrest(StationSimulator coater, double start)
    {
        double fan = 0;
        double air = 0;
        for (int sample = 0; sample < FanSamples; sample++)
        {
            double at = Math.Floor(start + ((sample + 0.5) * _clock.CoilSeconds / FanSamples));
            fan += Math.Pow(coater.ValueOf("DryerFanSpeed", at) - NominalFanSpeed, 2);
            air += Math.Pow(coater.ValueOf("DryerTemperature", at) - NominalSupplyAir, 2);
        }

        return (Math.Sqrt(fan / FanSamples), Math.Sqrt(air / FanSamples));
    }
}
